#!/bin/sh
# nginx is off.
set -eu
case $1 in
  apply) systemctl stop nginx ;;
  heal) systemctl start nginx ;;
esac
