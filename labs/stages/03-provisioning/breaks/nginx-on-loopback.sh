#!/bin/sh
# nginx listens on the machine itself alone.
set -eu
file=/etc/nginx/sites-available/mirror
kept=/var/tmp/mistake-nginx-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/listen 80/listen 127.0.0.1:80/' "$kept" >"$file"
    systemctl restart nginx
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    systemctl restart nginx
    ;;
esac
