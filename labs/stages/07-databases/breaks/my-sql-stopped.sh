#!/bin/sh
# The worker that applies is stopped.
set -eu
case $1 in
  apply) mariadb -e 'stop replica sql_thread' ;;
  heal) mariadb -e 'start replica sql_thread' ;;
esac
