#!/bin/sh
# The OSD runs and will not after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable ceph-osd@$(ls /var/lib/ceph/osd | sed "s/ceph-//") ;;
  heal) systemctl --quiet enable ceph-osd@$(ls /var/lib/ceph/osd | sed "s/ceph-//") ;;
esac
