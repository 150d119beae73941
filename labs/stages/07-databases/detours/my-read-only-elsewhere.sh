#!/bin/sh
# read_only stands in a file of its own, in the section that MySQL reads too.
set -eu
cd /etc/mysql/mariadb.conf.d
case $1 in
  apply)
    sed -i '/^read_only/d' 99-lab.cnf
    printf '[mysqld]\nread_only = 1\n' >98-replica.cnf
    ;;
  heal)
    rm -f 98-replica.cnf
    grep -q '^read_only' 99-lab.cnf || echo 'read_only = ON' >>99-lab.cnf
    ;;
esac
systemctl reset-failed mariadb
systemctl restart mariadb
