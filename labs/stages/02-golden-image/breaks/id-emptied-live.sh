#!/bin/sh
# The number was taken away while the machine runs.
set -eu
file=/etc/machine-id
kept=/var/tmp/mistake-id-emptied-live
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    : >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
