#!/bin/sh
# order is open to the whole network.
set -eu
file=/etc/shop/order.env
kept=/var/tmp/mistake-order-open
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$aADDRESS=0.0.0.0' "$kept" >"$file"
    systemctl reset-failed shop@order 2>/dev/null || true
    systemctl restart shop@order
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed shop@order 2>/dev/null || true
    systemctl restart shop@order
    ;;
esac
