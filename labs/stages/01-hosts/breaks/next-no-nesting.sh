#!/bin/sh
# An older processor that nests nothing.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-next-no-nesting
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.instead.nested = "no"' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
