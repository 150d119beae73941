#!/bin/sh
# One host was written by hand: other order, other layout, more in it.
set -eu
file=/srv/tofu/srv-07/main.tf.json
kept=/var/tmp/detour-written-by-hand
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -cS '.locals.vms[].cpus = 4 | .locals.vms[].note = "by hand" | .locals.owner = "lab"' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp -p "$kept" "$file"
    rm "$kept"
    ;;
esac
