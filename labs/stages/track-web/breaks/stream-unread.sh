#!/bin/sh
# Nobody reads the folder of stream.
set -eu
file=/etc/nginx/nginx.conf
kept=/var/tmp/mistake-stream-unread
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/stream[.]d/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
