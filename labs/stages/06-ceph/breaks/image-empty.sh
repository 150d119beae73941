#!/bin/sh
# The image was made, and nothing was imported into it.
set -eu
is_kept() { rbd info volumes/kept >/dev/null 2>&1; }
case $1 in
  apply)
    is_kept || rbd mv volumes/disk-01 volumes/kept
    rbd info volumes/disk-01 >/dev/null 2>&1 || rbd create --size 20M volumes/disk-01
    ;;
  heal)
    is_kept || exit 0
    rbd rm --no-progress volumes/disk-01
    rbd mv volumes/kept volumes/disk-01
    ;;
esac
