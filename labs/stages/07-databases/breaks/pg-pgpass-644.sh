#!/bin/sh
# Everybody may read .pgpass, so it is not used when the standby connects again.
set -eu
file=/var/lib/postgresql/.pgpass
case $1 in
  apply) chmod 644 "$file" ;;
  heal) chmod 600 "$file" ;;
esac
systemctl restart postgresql
