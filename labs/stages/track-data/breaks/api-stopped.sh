#!/bin/sh
# The API is off.
set -eu
case $1 in
  apply) systemctl stop api ;;
  heal)
    systemctl reset-failed api 2>/dev/null || true
    systemctl start api
    ;;
esac
