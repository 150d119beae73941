#!/bin/sh
# Visitors saw errors while one was off.
set -eu
file=/srv/www/drill.txt
kept=/var/tmp/mistake-drill-with-errors
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ *60 200$/     40 200\n     20 502/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
