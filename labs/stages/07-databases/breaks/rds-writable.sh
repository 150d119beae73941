#!/bin/sh
# The database of the cloud takes writes of ordinary accounts.
set -eu
case $1 in
  apply) mariadb -e 'set global read_only = 0' ;;
  heal) mariadb -e 'set global read_only = 1' ;;
esac
