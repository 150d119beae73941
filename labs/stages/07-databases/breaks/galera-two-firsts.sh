#!/bin/sh
# The second node began a cluster of its own, under another name. At the end it takes everything from the first.
set -eu
file=/etc/mysql/mariadb.conf.d/99-lab.cnf
kept=/var/tmp/mistake-galera-two-firsts
state=/var/lib/mysql/grastate.dat
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    systemctl stop mariadb
    sed 's#^wsrep_cluster_name.*#wsrep_cluster_name = lab2#' "$kept" >"$file"
    sed -i 's/^safe_to_bootstrap:.*/safe_to_bootstrap: 1/' "$state"
    galera_new_cluster
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    systemctl stop mariadb
    cat "$kept" >"$file"
    rm -f "$state"
    systemctl start mariadb
    rm "$kept"
    ;;
esac
