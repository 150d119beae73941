#!/bin/sh
# Nobody has said what the pool is for.
set -eu
case $1 in
  apply) ceph osd pool application disable volumes rbd --yes-i-really-mean-it ;;
  heal) ceph osd pool application enable volumes rbd ;;
esac
