#!/bin/sh
# The gateway is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now ceph-radosgw@rgw.{{self.hostname}} ;;
  heal)
    systemctl reset-failed 'ceph-radosgw@*'
    systemctl --quiet enable --now ceph-radosgw@rgw.{{self.hostname}}
    ;;
esac
