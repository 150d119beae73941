#!/bin/sh
# The model is served by root.
set -eu
file=/etc/systemd/system/serve.service
kept=/var/tmp/mistake-serve-as-root
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^User=/d' "$kept" >"$file"
    systemctl daemon-reload
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl daemon-reload
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
esac
