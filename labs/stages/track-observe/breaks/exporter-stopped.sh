#!/bin/sh
# prometheus-node-exporter is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now prometheus-node-exporter ;;
  heal) systemctl --quiet enable --now prometheus-node-exporter ;;
esac
