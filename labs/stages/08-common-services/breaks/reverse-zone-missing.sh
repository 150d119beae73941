#!/bin/sh
# Nobody declares the reverse zone.
set -eu
file=/etc/bind/named.conf.local
kept=/var/tmp/mistake-reverse-zone-missing
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/in-addr/d' "$kept" >"$file"
    systemctl reset-failed named
    systemctl restart named
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed named
    systemctl restart named
    ;;
esac
