#!/bin/sh
# The service answers on loopback alone.
set -eu
file=/srv/notice/application.yml
kept=/var/tmp/mistake-notice-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^server.address:.*/server.address: 127.0.0.1/' "$kept" >"$file"
    systemctl reset-failed notice 2>/dev/null || true
    systemctl restart notice
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed notice 2>/dev/null || true
    systemctl restart notice
    ;;
esac
