#!/bin/sh
# A promise of its own.
set -eu
file=/etc/nginx/sites-available/site
kept=/var/tmp/mistake-promise-of-its-own
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/31536000/3600/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
