#!/bin/sh
# The file system was taken down and left so.
set -eu
case $1 in
  apply) ceph fs fail labfs ;;
  heal) ceph fs set labfs joinable true ;;
esac
