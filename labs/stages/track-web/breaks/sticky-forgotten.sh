#!/bin/sh
# Visitors go to everybody in turn.
set -eu
file=/etc/nginx/conf.d/was.conf
kept=/var/tmp/mistake-sticky-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^ *hash /d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
