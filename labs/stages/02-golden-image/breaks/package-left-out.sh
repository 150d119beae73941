#!/bin/sh
# chrony was left out of the list of packages.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-package-left-out
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    debugfs -R 'cat /var/lib/dpkg/status' "$kept?offset=1048576" 2>/dev/null | sed '/^Package: chrony$/,/^$/ s/^Status: .*/Status: deinstall ok config-files/' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /var/lib/dpkg/status
write $draft /var/lib/dpkg/status
set_inode_field /var/lib/dpkg/status uid 0
set_inode_field /var/lib/dpkg/status gid 0
set_inode_field /var/lib/dpkg/status mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
