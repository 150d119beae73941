#!/bin/sh
# Old images fill the disk.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-disk-full
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.freeGb = 31' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
