#!/bin/sh
# The replica is told the plain address of the source. Changing it forgets the position, so that is said again.
set -eu
now() { mariadb -E -e 'show replica status' | awk -v key="$1:" '$1 == key { print $2 }'; }
mariadb -e 'stop replica'
case $1 in
  apply) to="master_host = '{{my-01.ip}}', master_port = 3306" ;;
  heal) to="master_host = '127.0.0.1', master_port = 3307" ;;
esac
mariadb -e "change master to $to, master_log_file = '$(now Relay_Master_Log_File)', master_log_pos = $(now Exec_Master_Log_Pos); start replica"
