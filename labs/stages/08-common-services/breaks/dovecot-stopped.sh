#!/bin/sh
# dovecot is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now dovecot ;;
  heal) systemctl --quiet enable --now dovecot ;;
esac
