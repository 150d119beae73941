#!/bin/sh
# The data source asks a wrong port.
set -eu
file=/var/lib/grafana-stand-in/state.json
kept=/var/tmp/mistake-source-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c '.datasources.prometheus.url |= sub(":9090"; ":9091")' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed grafana-stand-in
systemctl restart grafana-stand-in
