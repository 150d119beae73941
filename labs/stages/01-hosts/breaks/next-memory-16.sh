#!/bin/sh
# Half of the memory that was ordered.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-next-memory-16
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.memoryGb = 16' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
