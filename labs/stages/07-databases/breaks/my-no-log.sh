#!/bin/sh
# The source writes no binary log. A replica that asked for it now would give up for good, so their accounts wait elsewhere.
set -eu
file=/etc/mysql/mariadb.conf.d/99-lab.cnf
kept=/var/tmp/mistake-my-no-log
there() { mariadb -Ne "select count(*) from mysql.user where user = '$1' and host = '$2'" | grep -qx 1; }
move() {
  if there "$1" "$2"; then mariadb -e "set sql_log_bin = 0; rename user $1@'$2' to $1@'$3'"; fi
}
case $1 in
  apply)
    move repl '{{my-02.ip}}' '{{mdb-02.ip}}'
    move rds '{{my-01.ip}}' '{{mdb-02.ip}}'
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^log_bin/d' "$kept" >"$file"
    systemctl reset-failed mariadb
    systemctl restart mariadb
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    systemctl reset-failed mariadb
    systemctl restart mariadb
    move repl '{{mdb-02.ip}}' '{{my-02.ip}}'
    move rds '{{mdb-02.ip}}' '{{my-01.ip}}'
    rm "$kept"
    ;;
esac
