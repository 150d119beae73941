#!/bin/sh
# The standby started without its signal file and takes writes. A copy of its data from before comes back at the end.
set -eu
kept=/var/tmp/mistake-pg-no-signal
cluster=$(pg_lsclusters -h | awk '{ print $1 "/" $2; exit }')
data=/var/lib/postgresql/$cluster
case $1 in
  apply)
    [ ! -e "$kept" ] || exit 0
    systemctl stop postgresql 'postgresql@*'
    rm -rf "$kept.new"
    cp -a "$data" "$kept.new"
    mv "$kept.new" "$kept"
    rm -f "$data/standby.signal"
    systemctl start postgresql
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    systemctl stop postgresql 'postgresql@*'
    rm -rf "$data"
    mv "$kept" "$data"
    systemctl start postgresql
    ;;
esac
