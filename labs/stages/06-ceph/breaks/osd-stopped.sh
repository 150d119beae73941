#!/bin/sh
# The OSD is off.
set -eu
case $1 in
  apply) systemctl stop ceph-osd.target ;;
  heal)
    systemctl reset-failed 'ceph-osd@*'
    systemctl start ceph-osd.target
    ;;
esac
