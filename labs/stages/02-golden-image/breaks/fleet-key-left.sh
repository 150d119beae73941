#!/bin/sh
# A private key came along with a home folder.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-fleet-key-left
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    rm "$draft"
    ssh-keygen -q -t ed25519 -N '' -f "$draft"
    rm "$draft.pub"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /home/{{account.student}}/.ssh/id_ed25519
set_inode_field /home/{{account.student}}/.ssh/id_ed25519 uid 1000
set_inode_field /home/{{account.student}}/.ssh/id_ed25519 gid 1000
set_inode_field /home/{{account.student}}/.ssh/id_ed25519 mode 0100600
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
