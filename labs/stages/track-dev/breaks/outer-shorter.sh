#!/bin/sh
# The gateway waits for a shorter time than order does.
set -eu
file=/etc/shop/gateway.env
kept=/var/tmp/mistake-outer-shorter
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^TIMEOUT_MS=.*/TIMEOUT_MS=200/' "$kept" >"$file"
    systemctl reset-failed shop@gateway 2>/dev/null || true
    systemctl restart shop@gateway
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed shop@gateway 2>/dev/null || true
    systemctl restart shop@gateway
    ;;
esac
