#!/bin/sh
# A name that no metric has.
set -eu
file=/var/lib/grafana-stand-in/state.json
kept=/var/tmp/mistake-panel-empty
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c '.dashboards.lab.panels[2].targets[0].expr = "node_memory_used_percent"' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed grafana-stand-in
systemctl restart grafana-stand-in
