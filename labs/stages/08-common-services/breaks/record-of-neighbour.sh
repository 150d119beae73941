#!/bin/sh
# Two names with one address.
set -eu
file=/etc/bind/db.{{lab.domain}}
kept=/var/tmp/mistake-record-of-neighbour
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^{{pg-02.hostname}} .*#{{pg-02.hostname}} IN A {{pg-01.ip}}#' "$kept" >"$file"
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
