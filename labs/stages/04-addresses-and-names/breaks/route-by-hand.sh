#!/bin/sh
# The default route was changed by hand and not put back.
set -eu
case $1 in
  apply) ip route replace default via 192.168.10.254 ;;
  heal) netplan apply ;;
esac
