#!/bin/sh
# The script cannot reach into the firmware.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-next-firmware-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.firmware = false' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
