#!/bin/sh
# Nobody starts the API again when it fails.
set -eu
file=/etc/systemd/system/api.service
kept=/var/tmp/mistake-api-no-restart
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^Restart=/d' "$kept" >"$file"
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
