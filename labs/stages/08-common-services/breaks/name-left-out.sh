#!/bin/sh
# One machine is missing in the zone.
set -eu
file=/etc/bind/db.{{lab.domain}}
kept=/var/tmp/mistake-name-left-out
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^{{asg-02.hostname}} /d' "$kept" >"$file"
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
