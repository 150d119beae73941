#!/bin/sh
# Alertmanager answers on loopback alone.
set -eu
file=/etc/default/prometheus-alertmanager
kept=/var/tmp/mistake-alertmanager-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ARGS=.*/ARGS="--cluster.listen-address= --web.listen-address=127.0.0.1:9093"/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
