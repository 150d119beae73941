#!/bin/sh
# gunicorn answers on loopback alone.
set -eu
file=/etc/systemd/system/portal.service
kept=/var/tmp/mistake-portal-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/0\.0\.0\.0:8001/127.0.0.1:8001/' "$kept" >"$file"
    systemctl daemon-reload
    systemctl reset-failed portal 2>/dev/null || true
    systemctl restart portal
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl daemon-reload
    systemctl reset-failed portal 2>/dev/null || true
    systemctl restart portal
    ;;
esac
