#!/bin/sh
# The page too is kept for a year.
set -eu
file=/etc/nginx/sites-available/site
kept=/var/tmp/mistake-page-kept
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/"no-cache"/"public, max-age=31536000"/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
