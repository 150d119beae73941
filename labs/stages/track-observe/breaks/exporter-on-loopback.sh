#!/bin/sh
# The exporter answers on loopback alone.
set -eu
file=/etc/default/prometheus-node-exporter
kept=/var/tmp/mistake-exporter-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ARGS=.*/ARGS="--web.listen-address=127.0.0.1:9100"/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-node-exporter
systemctl restart prometheus-node-exporter
