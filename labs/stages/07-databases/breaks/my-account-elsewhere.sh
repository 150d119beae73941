#!/bin/sh
# The account is for the address of another machine. Nothing of it goes into the binary log.
set -eu
right="repl@'{{my-02.ip}}'"
wrong="repl@'{{mdb-02.ip}}'"
there() { mariadb -Ne "select count(*) from mysql.user where user = 'repl' and host = '$1'" | grep -qx 1; }
case $1 in
  apply)
    if there '{{my-02.ip}}'; then mariadb -e "set sql_log_bin = 0; rename user $right to $wrong"; fi
    mariadb -Ne "select concat('kill ', id) from information_schema.processlist where user = 'repl'" | mariadb
    ;;
  heal)
    if there '{{mdb-02.ip}}'; then mariadb -e "set sql_log_bin = 0; rename user $wrong to $right"; fi
    ;;
esac
