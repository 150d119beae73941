#!/bin/sh
# The source of before still stands beside the mirror.
set -eu
case $1 in
  apply) echo 'deb [trusted=yes] http://{{lab.gateway}}/ ./' >/etc/apt/sources.list.d/lab.list ;;
  heal) rm -f /etc/apt/sources.list.d/lab.list ;;
esac
