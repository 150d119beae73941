#!/bin/sh
# One machine sends nothing.
set -eu
file=/var/lib/search-stand-in/indices.json
kept=/var/tmp/mistake-one-machine-silent
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c '."logs-lab".documents |= with_entries(select(.value.host.name != "{{mail-01.hostname}}"))' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed search-stand-in
systemctl restart search-stand-in
