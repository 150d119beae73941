#!/bin/sh
# Prometheus knows no Alertmanager.
set -eu
file=/etc/prometheus/prometheus.yml
kept=/var/tmp/mistake-alerting-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^alerting/,$d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload prometheus
