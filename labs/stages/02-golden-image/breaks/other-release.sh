#!/bin/sh
# The system is of a release that nothing here was tried on.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-other-release
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    debugfs -R 'cat /usr/lib/os-release' "$kept?offset=1048576" 2>/dev/null | sed 's/^VERSION_CODENAME=.*/VERSION_CODENAME=buster/' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /usr/lib/os-release
write $draft /usr/lib/os-release
set_inode_field /usr/lib/os-release uid 0
set_inode_field /usr/lib/os-release gid 0
set_inode_field /usr/lib/os-release mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
