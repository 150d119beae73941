#!/bin/sh
# A rule of another name that keeps copies on different machines.
set -eu
case $1 in
  apply)
    ceph osd crush rule create-replicated apart default host
    ceph osd pool set volumes crush_rule apart
    ;;
  heal)
    ceph osd pool set volumes crush_rule replicated_rule
    ceph osd crush rule rm apart
    ;;
esac
