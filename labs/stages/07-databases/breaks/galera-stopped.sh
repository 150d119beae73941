#!/bin/sh
# The node is off.
set -eu
case $1 in
  apply) systemctl stop mariadb ;;
  heal) systemctl start mariadb ;;
esac
