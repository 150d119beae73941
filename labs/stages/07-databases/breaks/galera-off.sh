#!/bin/sh
# The node runs as a MariaDB of its own.
set -eu
file=/etc/mysql/mariadb.conf.d/99-lab.cnf
kept=/var/tmp/mistake-galera-off
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^wsrep_on.*#wsrep_on = OFF#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart mariadb
