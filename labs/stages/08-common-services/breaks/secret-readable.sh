#!/bin/sh
# Everybody on the machine may read the password that was fetched.
set -eu
case $1 in
  apply) chmod 644 /run/shop/db.json ;;
  heal) chmod 600 /run/shop/db.json ;;
esac
