#!/bin/sh
# Tomcat is off, now and after a reboot.
set -eu
case $1 in
  apply) systemctl --quiet disable --now tomcat10 ;;
  heal) systemctl --quiet enable --now tomcat10 ;;
esac
