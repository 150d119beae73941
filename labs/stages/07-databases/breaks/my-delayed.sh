#!/bin/sh
# The replica applies an hour late.
set -eu
case $1 in
  apply) seconds=3600 ;;
  heal) seconds=0 ;;
esac
mariadb -e "stop replica; change master to master_delay = $seconds; start replica"
