#!/bin/sh
# The list of machines has lost one.
set -eu
file=/srv/api/machines.csv
kept=/var/tmp/mistake-api-old-list
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^{{pg-01.hostname}},/d' "$kept" >"$file"
    systemctl reset-failed api 2>/dev/null || true
    systemctl restart api
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed api 2>/dev/null || true
    systemctl restart api
    ;;
esac
