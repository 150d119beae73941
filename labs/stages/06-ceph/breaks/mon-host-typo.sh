#!/bin/sh
# The configuration leads to addresses where no monitor is.
set -eu
file=/etc/ceph/ceph.conf
kept=/var/tmp/mistake-mon-host-typo
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^mon_host.*/mon_host = {{adm-01.ip}}/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
