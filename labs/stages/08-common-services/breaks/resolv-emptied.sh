#!/bin/sh
# No name server at all.
set -eu
file=/etc/resolv.conf
kept=/var/tmp/mistake-resolv-emptied
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 'd' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
