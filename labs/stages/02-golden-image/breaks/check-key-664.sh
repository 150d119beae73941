#!/bin/sh
# The group may write to the key of the checks.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-check-key-664
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
set_inode_field /home/{{account.check}}/.ssh/authorized_keys mode 0100664
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
