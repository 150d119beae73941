#!/bin/sh
# The dashboard was never saved.
set -eu
file=/var/lib/grafana-stand-in/state.json
kept=/var/tmp/mistake-dashboard-missing
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c 'del(.dashboards.lab)' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed grafana-stand-in
systemctl restart grafana-stand-in
