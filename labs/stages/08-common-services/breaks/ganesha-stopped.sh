#!/bin/sh
# ganesha is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now nfs-ganesha ;;
  heal) systemctl --quiet enable --now nfs-ganesha ;;
esac
