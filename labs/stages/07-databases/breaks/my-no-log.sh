#!/bin/sh
# The source writes no binary log. A replica that asked for it now would give up for good, so its account waits elsewhere.
set -eu
file=/etc/mysql/mariadb.conf.d/99-lab.cnf
kept=/var/tmp/mistake-my-no-log
right="repl@'{{my-02.ip}}'"
aside="repl@'{{mdb-02.ip}}'"
there() { mariadb -Ne "select count(*) from mysql.user where user = 'repl' and host = '$1'" | grep -qx 1; }
case $1 in
  apply)
    if there '{{my-02.ip}}'; then mariadb -e "set sql_log_bin = 0; rename user $right to $aside"; fi
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^log_bin/d' "$kept" >"$file"
    systemctl restart mariadb
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    systemctl restart mariadb
    if there '{{mdb-02.ip}}'; then mariadb -e "set sql_log_bin = 0; rename user $aside to $right"; fi
    rm "$kept"
    ;;
esac
