#!/bin/sh
# The monitor is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now ceph-mon@{{self.hostname}} ;;
  heal)
    systemctl reset-failed 'ceph-mon@*'
    systemctl --quiet enable --now ceph-mon@{{self.hostname}}
    ;;
esac
