#!/bin/sh
# The memory target is set for everybody instead of for OSDs.
set -eu
case $1 in
  apply)
    ceph config set global osd_memory_target 1073741824
    ceph config rm osd osd_memory_target
    ;;
  heal)
    ceph config set osd osd_memory_target 939524096
    ceph config rm global osd_memory_target
    ;;
esac
