#!/bin/sh
# Short names are not completed.
set -eu
file=/etc/resolv.conf
kept=/var/tmp/mistake-search-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^search/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
