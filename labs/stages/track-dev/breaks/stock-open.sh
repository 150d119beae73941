#!/bin/sh
# stock is open to the whole network.
set -eu
file=/etc/shop/stock.env
kept=/var/tmp/mistake-stock-open
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$aADDRESS=0.0.0.0' "$kept" >"$file"
    systemctl reset-failed shop@stock 2>/dev/null || true
    systemctl restart shop@stock
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed shop@stock 2>/dev/null || true
    systemctl restart shop@stock
    ;;
esac
