#!/bin/sh
# Documents without their time.
set -eu
file=/var/lib/search-stand-in/indices.json
kept=/var/tmp/mistake-timeless
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c '."logs-lab".documents |= map_values(del(."@timestamp"))' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed search-stand-in
systemctl restart search-stand-in
