#!/bin/sh
# A session that does not share what it does took the row out on one node.
set -eu
row="note = 'while {{mdb-02.hostname}} was away'"
case $1 in
  apply) mariadb -e "set session wsrep_on = 0; delete from lab.drill where $row" ;;
  heal) mariadb -e "set session wsrep_on = 0; insert ignore into lab.drill set $row" ;;
esac
