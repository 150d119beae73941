#!/bin/sh
# Style sheets are asked for each time.
set -eu
file=/etc/nginx/sites-available/site
kept=/var/tmp/mistake-assets-unkept
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/immutable/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
