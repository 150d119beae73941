#!/bin/sh
# Two machines hold out one key.
set -eu
file=/srv/golden/census/keys
kept=/var/tmp/mistake-census-same-key
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    key=$(sed -n 's/^{{web-01.ip}} //p' "$file")
    sed -i "s#^{{web-02.ip}} .*#{{web-02.ip}} $key#" "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
