#!/bin/sh
# The key of another lab opens the account of the checks.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-check-key-of-another
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    rm "$draft"
    ssh-keygen -q -t ed25519 -N '' -f "$draft"
    mv "$draft.pub" "$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /home/{{account.check}}/.ssh/authorized_keys
write $draft /home/{{account.check}}/.ssh/authorized_keys
set_inode_field /home/{{account.check}}/.ssh/authorized_keys uid 1001
set_inode_field /home/{{account.check}}/.ssh/authorized_keys gid 1001
set_inode_field /home/{{account.check}}/.ssh/authorized_keys mode 0100600
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
