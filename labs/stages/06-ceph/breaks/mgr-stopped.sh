#!/bin/sh
# The manager is off, now and after a reboot. The monitors are told, or they would wait half a minute for its sign of life.
set -eu
case $1 in
  apply)
    systemctl --quiet disable --now ceph-mgr@{{self.hostname}}
    ceph mgr fail {{self.hostname}}
    ;;
  heal)
    systemctl reset-failed 'ceph-mgr@*'
    systemctl --quiet enable --now ceph-mgr@{{self.hostname}}
    ;;
esac
