#!/bin/sh
# The service is off.
set -eu
case $1 in
  apply) systemctl stop notice ;;
  heal)
    systemctl reset-failed notice 2>/dev/null || true
    systemctl start notice
    ;;
esac
