#!/bin/sh
# The cable is out.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-cable-out
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.adapters.Ethernet.cable = false' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
