#!/bin/sh
# The service answers on loopback alone.
set -eu
file=/etc/systemd/system/serve.service
kept=/var/tmp/mistake-serve-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/ --host 0.0.0.0//' "$kept" >"$file"
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
