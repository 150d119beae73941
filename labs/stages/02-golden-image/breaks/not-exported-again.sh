#!/bin/sh
# The disk is newer than the archive.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-not-exported-again
case $1 in
  apply)
    [ -e "$kept" ] || touch -r "$disk" "$kept"
    touch "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    touch -r "$kept" "$disk"
    rm "$kept"
    ;;
esac
