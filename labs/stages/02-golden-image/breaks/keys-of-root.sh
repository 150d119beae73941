#!/bin/sh
# The keys were put in as root.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-keys-of-root
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
set_inode_field /home/{{account.student}}/.ssh/authorized_keys uid 0
set_inode_field /home/{{account.student}}/.ssh/authorized_keys gid 0
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
