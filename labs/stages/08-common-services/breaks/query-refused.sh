#!/bin/sh
# named answers nobody but itself.
set -eu
file=/etc/bind/named.conf.options
kept=/var/tmp/mistake-query-refused
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^\( *allow-query {\).*#\1 localhost; };#' "$kept" >"$file"
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
