#!/bin/sh
# The database of the cloud follows by GTID instead of file and position.
set -eu
mariadb -e 'stop replica'
case $1 in
  apply) mariadb -e 'change master to master_use_gtid = slave_pos' ;;
  heal) mariadb -e 'change master to master_use_gtid = no' ;;
esac
mariadb -e 'start replica'
