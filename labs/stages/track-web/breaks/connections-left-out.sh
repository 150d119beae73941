#!/bin/sh
# One Tomcat is not on the list of connections.
set -eu
file=/etc/nginx/stream.d/was.conf
kept=/var/tmp/mistake-connections-left-out
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/{{was-01.fqdn}}/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
