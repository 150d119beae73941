#!/bin/sh
# The replica calls its source by name.
set -eu
case $1 in
  apply) to={{my-01.fqdn}} ;;
  heal) to={{my-01.ip}} ;;
esac
mariadb -e "stop replica; change master to master_host = '$to', master_use_gtid = slave_pos; start replica"
