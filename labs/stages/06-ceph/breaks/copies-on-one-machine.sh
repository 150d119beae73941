#!/bin/sh
# The rule of the pool counts disks, not machines.
set -eu
case $1 in
  apply)
    ceph osd crush rule create-replicated by-disk default osd
    ceph osd pool set volumes crush_rule by-disk
    ;;
  heal)
    ceph osd pool set volumes crush_rule replicated_rule
    ceph osd crush rule rm by-disk
    ;;
esac
