#!/bin/sh
# One panel is all there is.
set -eu
file=/var/lib/grafana-stand-in/state.json
kept=/var/tmp/mistake-one-panel
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c '.dashboards.lab.panels |= .[:1]' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed grafana-stand-in
systemctl restart grafana-stand-in
