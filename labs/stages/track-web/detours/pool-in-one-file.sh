#!/bin/sh
# The list is one file, by address.
set -eu
file=/etc/nginx/conf.d/web.conf
kept=/var/tmp/detour-pool-in-one-file
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    printf 'upstream web {\n  server {{web-01.ip}};\n  server {{web-03.ip}};\n}\n' >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
nginx -t -q
systemctl reload nginx
