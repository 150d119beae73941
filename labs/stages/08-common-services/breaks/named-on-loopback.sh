#!/bin/sh
# named listens on loopback alone.
set -eu
file=/etc/bind/named.conf.options
kept=/var/tmp/mistake-named-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^\( *listen-on {\).*#\1 127.0.0.1; };#' "$kept" >"$file"
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
