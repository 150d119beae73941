#!/bin/sh
# Prometheus answers on loopback alone.
set -eu
file=/etc/default/prometheus
kept=/var/tmp/mistake-prometheus-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ARGS=.*/ARGS="--web.listen-address=127.0.0.1:9090"/' "$kept" >"$file"
    systemctl reset-failed prometheus
    systemctl restart prometheus
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed prometheus
    systemctl restart prometheus
    ;;
esac
