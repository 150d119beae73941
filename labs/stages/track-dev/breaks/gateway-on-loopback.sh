#!/bin/sh
# The gateway answers on loopback alone.
set -eu
file=/etc/shop/gateway.env
kept=/var/tmp/mistake-gateway-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ADDRESS=.*/ADDRESS=127.0.0.1/' "$kept" >"$file"
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
