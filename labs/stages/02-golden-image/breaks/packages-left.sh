#!/bin/sh
# A downloaded package is still there.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-packages-left
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    head -c 4096 /dev/zero >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /var/cache/apt/archives/tree_2.2.1_amd64.deb
set_inode_field /var/cache/apt/archives/tree_2.2.1_amd64.deb uid 0
set_inode_field /var/cache/apt/archives/tree_2.2.1_amd64.deb gid 0
set_inode_field /var/cache/apt/archives/tree_2.2.1_amd64.deb mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
