#!/bin/sh
# The machine keeps silent when it is pinged.
set -eu
case $1 in
  apply) sysctl -q -w net.ipv4.icmp_echo_ignore_all=1 ;;
  heal) sysctl -q -w net.ipv4.icmp_echo_ignore_all=0 ;;
esac
