#!/bin/sh
# Everybody may read the file with the key.
set -eu
case $1 in
  apply) chmod 644 /etc/portal.env ;;
  heal) chmod 600 /etc/portal.env ;;
esac
