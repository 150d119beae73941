#!/bin/sh
# The number is gone, and so is the word that means first boot.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-machine-id-emptied
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/machine-id
write $draft /etc/machine-id
set_inode_field /etc/machine-id uid 0
set_inode_field /etc/machine-id gid 0
set_inode_field /etc/machine-id mode 0100444
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
