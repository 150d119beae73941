#!/bin/sh
# The partition begins where the file system does not.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-offset-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    printf 'label: gpt\nstart=4096, type=linux-root-x86-64\n' | /usr/sbin/sfdisk -q --force --no-tell-kernel --wipe never --wipe-partitions never "$disk"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
