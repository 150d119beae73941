#!/bin/sh
# nginx is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now nginx ;;
  heal) systemctl --quiet enable --now nginx ;;
esac
