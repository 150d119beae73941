#!/bin/sh
# The MDS is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now ceph-mds@{{self.hostname}} ;;
  heal)
    systemctl reset-failed 'ceph-mds@*'
    systemctl --quiet enable --now ceph-mds@{{self.hostname}}
    ;;
esac
