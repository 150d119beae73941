#!/bin/sh
# A line of the zone file that cannot be read.
set -eu
file=/etc/bind/db.{{lab.domain}}
kept=/var/tmp/mistake-zone-typo
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^{{pg-01.hostname}} IN A #{{pg-01.hostname}} IN AA #' "$kept" >"$file"
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
