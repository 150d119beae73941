#!/bin/sh
# A notebook without a wired card.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-wifi-only
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.instead.wired = "absent"' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
