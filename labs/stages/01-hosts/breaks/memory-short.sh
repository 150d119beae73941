#!/bin/sh
# A memory module is not seated.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-memory-short
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.memoryGb = 8' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
