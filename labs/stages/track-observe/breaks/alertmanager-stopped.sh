#!/bin/sh
# prometheus-alertmanager is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now prometheus-alertmanager ;;
  heal) systemctl --quiet enable --now prometheus-alertmanager ;;
esac
