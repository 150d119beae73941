#!/bin/sh
# What was there before was written down nowhere.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-record-lost
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq 'del(.files["C:\\lab\\before.txt"])' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
