#!/bin/sh
# The one that was off has not come back.
set -eu
file=/srv/www/drill.txt
kept=/var/tmp/mistake-drill-unfinished
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/ on$/,$d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
