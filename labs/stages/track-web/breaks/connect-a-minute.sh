#!/bin/sh
# The default of a minute.
set -eu
file=/etc/nginx/sites-available/balance
kept=/var/tmp/mistake-connect-a-minute
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/proxy_connect_timeout/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
