#!/bin/sh
# The hub is off.
set -eu
case $1 in
  apply) systemctl stop jupyterhub ;;
  heal)
    systemctl reset-failed jupyterhub 2>/dev/null || true
    systemctl start jupyterhub
    ;;
esac
