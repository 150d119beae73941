#!/bin/sh
# The OSD runs, and was taken out of the cluster.
set -eu
case $1 in
  apply) ceph osd out $(ls /var/lib/ceph/osd | sed "s/ceph-//") ;;
  heal) ceph osd in $(ls /var/lib/ceph/osd | sed "s/ceph-//") ;;
esac
