#!/bin/sh
# vsftpd is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now vsftpd ;;
  heal) systemctl --quiet enable --now vsftpd ;;
esac
