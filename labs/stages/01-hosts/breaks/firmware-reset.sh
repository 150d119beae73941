#!/bin/sh
# A firmware update put the switch back.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-firmware-reset
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.firmware = false | .started.hypervisor = false' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
