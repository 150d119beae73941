#!/bin/sh
# The private half of a key went in for the public one.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-private-for-public
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    rm "$draft"
    ssh-keygen -q -t ed25519 -N '' -f "$draft"
    rm "$draft.pub"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /home/{{account.student}}/.ssh/authorized_keys
write $draft /home/{{account.student}}/.ssh/authorized_keys
set_inode_field /home/{{account.student}}/.ssh/authorized_keys uid 1000
set_inode_field /home/{{account.student}}/.ssh/authorized_keys gid 1000
set_inode_field /home/{{account.student}}/.ssh/authorized_keys mode 0100600
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
