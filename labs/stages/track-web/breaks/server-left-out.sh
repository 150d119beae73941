#!/bin/sh
# One Tomcat is not on the list.
set -eu
file=/etc/nginx/conf.d/was.conf
kept=/var/tmp/mistake-server-left-out
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/{{was-03.fqdn}}/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
