#!/bin/sh
# The monitor runs and does nothing: its process is frozen.
set -eu
case $1 in
  apply) systemctl kill -s STOP ceph-mon@{{self.hostname}} ;;
  heal) systemctl kill -s CONT ceph-mon@{{self.hostname}} ;;
esac
