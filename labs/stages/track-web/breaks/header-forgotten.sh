#!/bin/sh
# The balancer does not say who the visitor is.
set -eu
file=/etc/nginx/sites-available/balance
kept=/var/tmp/mistake-header-forgotten
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
