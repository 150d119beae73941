#!/bin/sh
# The pool keeps two copies.
set -eu
case $1 in
  apply) ceph osd pool set volumes size 2 ;;
  heal) ceph osd pool set volumes size 3 && ceph osd pool set volumes min_size 2 ;;
esac
