#!/bin/sh
# The configuration knows the address of one monitor only.
set -eu
file=/etc/ceph/ceph.conf
kept=/var/tmp/mistake-one-address
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^mon_host.*/mon_host = {{sto-01.ip}}/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
