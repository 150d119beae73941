#!/bin/sh
# Packets to the rest of the cluster are thrown away here. ssh goes on.
set -eu
case $1 in
  apply)
    ip route replace blackhole {{mdb-01.ip}}/32
    ip route replace blackhole {{adm-01.ip}}/32
    ;;
  heal)
    ip route del blackhole {{mdb-01.ip}}/32 2>/dev/null || true
    ip route del blackhole {{adm-01.ip}}/32 2>/dev/null || true
    ;;
esac
