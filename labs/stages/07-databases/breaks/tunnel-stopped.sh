#!/bin/sh
# The tunnel is closed.
set -eu
case $1 in
  apply) systemctl stop rds-tunnel ;;
  heal) systemctl start rds-tunnel ;;
esac
