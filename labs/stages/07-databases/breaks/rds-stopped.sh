#!/bin/sh
# Replication was stopped and not started again.
set -eu
case $1 in
  apply) mariadb -e 'stop replica' ;;
  heal) mariadb -e 'start replica' ;;
esac
