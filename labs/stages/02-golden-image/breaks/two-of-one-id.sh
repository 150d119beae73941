#!/bin/sh
# A machine was made as a copy of this one.
set -eu
file=/srv/golden/census/ids
kept=/var/tmp/mistake-two-of-one-id
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    id=$(sed -n 's/^{{adm-01.hostname}} //p' "$file")
    sed -i "s/^{{mon-01.hostname}} .*/{{mon-01.hostname}} $id/" "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
