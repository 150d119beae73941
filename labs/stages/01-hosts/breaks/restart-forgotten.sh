#!/bin/sh
# All is set; the hypervisor of the last start still runs.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-restart-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.started = { hypervisor: true, vbs: 2 }' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
