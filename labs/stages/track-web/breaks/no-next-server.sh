#!/bin/sh
# Nobody else is tried.
set -eu
file=/etc/nginx/sites-available/balance
kept=/var/tmp/mistake-no-next-server
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/proxy_next_upstream .*/proxy_next_upstream off;/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
