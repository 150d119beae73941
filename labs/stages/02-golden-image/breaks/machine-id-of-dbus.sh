#!/bin/sh
# dbus has kept a copy of the number.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-machine-id-of-dbus
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    tr -d - </proc/sys/kernel/random/uuid >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
mkdir /var/lib/dbus
write $draft /var/lib/dbus/machine-id
set_inode_field /var/lib/dbus/machine-id uid 0
set_inode_field /var/lib/dbus/machine-id gid 0
set_inode_field /var/lib/dbus/machine-id mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
