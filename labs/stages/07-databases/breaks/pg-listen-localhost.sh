#!/bin/sh
# listen_addresses is what the package sets.
set -eu
psql() { runuser -u postgres -- psql -XAtqc "$1"; }
case $1 in
  apply) psql "alter system reset listen_addresses" ;;
  heal) psql "alter system set listen_addresses = '*'" ;;
esac
systemctl restart postgresql
