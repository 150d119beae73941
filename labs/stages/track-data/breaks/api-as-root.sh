#!/bin/sh
# The API runs as root.
set -eu
file=/etc/systemd/system/api.service
kept=/var/tmp/mistake-api-as-root
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^User=/d' "$kept" >"$file"
    systemctl daemon-reload
    systemctl reset-failed api 2>/dev/null || true
    systemctl restart api
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl daemon-reload
    systemctl reset-failed api 2>/dev/null || true
    systemctl restart api
    ;;
esac
