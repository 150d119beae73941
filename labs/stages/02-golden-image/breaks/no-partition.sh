#!/bin/sh
# The file system takes the whole disk.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-no-partition
case $1 in
  apply)
    [ -e "$kept" ] || mv "$disk" "$kept"
    tree=$(mktemp -d)
    cp -r /etc/ssh "$tree/etc"
    rm -f "$disk"
    truncate -s 64M "$disk"
    /usr/sbin/mke2fs -q -t ext4 -d "$tree" "$disk"
    rm -r "$tree"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
