#!/bin/sh
# The return was never told.
set -eu
file=/srv/alerts/inbox
kept=/var/tmp/mistake-return-never-told
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^Subject:.*RESOLVED/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
