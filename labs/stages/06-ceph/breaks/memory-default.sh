#!/bin/sh
# OSDs may take as much memory as they do by default.
set -eu
case $1 in
  apply) ceph config rm osd osd_memory_target ;;
  heal) ceph config set osd osd_memory_target 939524096 ;;
esac
