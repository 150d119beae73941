#!/bin/sh
# The flag of a maintenance was left set.
set -eu
case $1 in
  apply) ceph osd set noout ;;
  heal) ceph osd unset noout ;;
esac
