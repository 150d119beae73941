#!/bin/sh
# order asks for stock at a port where nobody is.
set -eu
file=/etc/shop/order.env
kept=/var/tmp/mistake-stock-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/:8082/:8083/' "$kept" >"$file"
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
