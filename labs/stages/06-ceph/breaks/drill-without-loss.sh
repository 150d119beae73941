#!/bin/sh
# The object of the drill was written with every OSD up.
set -eu
kept=/var/tmp/mistake-drill
case $1 in
  apply)
    [ -e "$kept" ] || rados --pool volumes get drill "$kept"
    ceph osd stat -f json | rados --pool volumes put drill -
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rados --pool volumes put drill "$kept"
    rm "$kept"
    ;;
esac
