#!/bin/sh
# The source refuses writes of ordinary accounts.
set -eu
case $1 in
  apply) mariadb -e 'set global read_only = 1' ;;
  heal) mariadb -e 'set global read_only = 0' ;;
esac
