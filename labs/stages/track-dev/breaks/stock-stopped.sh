#!/bin/sh
# One of the three is off.
set -eu
case $1 in
  apply) systemctl stop shop@stock ;;
  heal)
    systemctl reset-failed shop@stock 2>/dev/null || true
    systemctl start shop@stock
    ;;
esac
