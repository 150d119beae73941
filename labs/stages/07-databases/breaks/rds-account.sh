#!/bin/sh
# The account is for the address of the cloud, which the source never sees. Nothing of it goes into the binary log.
set -eu
right="rds@'{{my-01.ip}}'"
wrong="rds@'{{asg-02.ip}}'"
there() { mariadb -Ne "select count(*) from mysql.user where user = 'rds' and host = '$1'" | grep -qx 1; }
case $1 in
  apply)
    if there '{{my-01.ip}}'; then mariadb -e "set sql_log_bin = 0; rename user $right to $wrong"; fi
    mariadb -Ne "select concat('kill ', id) from information_schema.processlist where user = 'rds'" | mariadb
    ;;
  heal)
    if there '{{asg-02.ip}}'; then mariadb -e "set sql_log_bin = 0; rename user $wrong to $right"; fi
    ;;
esac
