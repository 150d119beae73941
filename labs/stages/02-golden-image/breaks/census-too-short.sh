#!/bin/sh
# One machine is missing from the census.
set -eu
file=/srv/golden/census/ids
kept=/var/tmp/mistake-census-too-short
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed -i '/^{{my-02.hostname}} /d' "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
