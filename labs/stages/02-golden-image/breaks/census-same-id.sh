#!/bin/sh
# Two machines go by one number.
set -eu
file=/srv/golden/census/ids
kept=/var/tmp/mistake-census-same-id
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    id=$(sed -n 's/^{{pg-01.hostname}} //p' "$file")
    sed -i "s/^{{pg-02.hostname}} .*/{{pg-02.hostname}} $id/" "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
