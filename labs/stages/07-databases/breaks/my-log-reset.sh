#!/bin/sh
# The log of the replica was thrown away. What it knew of earlier changes comes back at the end.
set -eu
kept=/var/tmp/mistake-my-log-reset
case $1 in
  apply)
    [ -e "$kept" ] || mariadb -Ne 'select @@gtid_binlog_state' >"$kept"
    mariadb -e 'stop replica; reset master; start replica'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mariadb -e "stop replica; reset master; set global gtid_binlog_state = '$(cat "$kept")'; start replica"
    rm "$kept"
    ;;
esac
