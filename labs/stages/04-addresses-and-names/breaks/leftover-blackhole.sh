#!/bin/sh
# Packets to one neighbour are thrown away here.
set -eu
case $1 in
  apply) ip route replace blackhole {{web-02.ip}}/32 ;;
  heal) ip route del blackhole {{web-02.ip}}/32 2>/dev/null || true ;;
esac
