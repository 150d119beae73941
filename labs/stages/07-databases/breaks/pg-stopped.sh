#!/bin/sh
# PostgreSQL is off.
set -eu
case $1 in
  apply) systemctl stop postgresql ;;
  heal) systemctl start postgresql ;;
esac
