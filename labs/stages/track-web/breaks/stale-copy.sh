#!/bin/sh
# The page of last week.
set -eu
file=/srv/www/index.html
kept=/var/tmp/mistake-stale-copy
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/<h1>Madang shop/<h1>Madang shop, last week/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
