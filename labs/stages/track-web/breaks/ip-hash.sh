#!/bin/sh
# Neighbours are one visitor.
set -eu
file=/etc/nginx/conf.d/was.conf
kept=/var/tmp/mistake-ip-hash
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ *hash .*/  ip_hash;/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
