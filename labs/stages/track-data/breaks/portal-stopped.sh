#!/bin/sh
# The site is off.
set -eu
case $1 in
  apply) systemctl stop portal ;;
  heal)
    systemctl reset-failed portal 2>/dev/null || true
    systemctl start portal
    ;;
esac
