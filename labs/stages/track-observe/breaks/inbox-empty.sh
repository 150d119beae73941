#!/bin/sh
# No letter has come.
set -eu
file=/srv/alerts/inbox
kept=/var/tmp/mistake-inbox-empty
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
