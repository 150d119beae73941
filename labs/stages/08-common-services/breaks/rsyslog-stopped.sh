#!/bin/sh
# rsyslog is off, now and after a reboot; its socket would wake it.
set -eu
case $1 in
  apply) systemctl --quiet disable rsyslog && systemctl --quiet stop syslog.socket rsyslog ;;
  heal) systemctl --quiet enable rsyslog && systemctl --quiet start syslog.socket rsyslog ;;
esac
