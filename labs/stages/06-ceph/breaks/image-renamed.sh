#!/bin/sh
# The image goes by another name.
set -eu
case $1 in
  apply) rbd info volumes/disk-1 >/dev/null 2>&1 || rbd mv volumes/disk-01 volumes/disk-1 ;;
  heal) rbd info volumes/disk-01 >/dev/null 2>&1 || rbd mv volumes/disk-1 volumes/disk-01 ;;
esac
