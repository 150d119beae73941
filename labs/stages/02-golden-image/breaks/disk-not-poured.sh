#!/bin/sh
# The disk was removed and not poured again.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-disk-not-poured
case $1 in
  apply)
    [ ! -e "$disk" ] || mv "$disk" "$kept"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
