#!/bin/sh
# The replica asks a machine that is no source.
set -eu
case $1 in
  apply) to={{pg-02.ip}} ;;
  heal) to={{my-01.ip}} ;;
esac
mariadb -e "stop replica; change master to master_host = '$to', master_use_gtid = slave_pos; start replica"
