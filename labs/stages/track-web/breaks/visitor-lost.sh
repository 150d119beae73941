#!/bin/sh
# The web node does not say who the visitor is.
set -eu
file=/etc/nginx/sites-available/site
kept=/var/tmp/mistake-visitor-lost
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/X-Forwarded-For/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
