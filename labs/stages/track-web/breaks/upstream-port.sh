#!/bin/sh
# The port of another program.
set -eu
file=/etc/nginx/conf.d/was.conf
kept=/var/tmp/mistake-upstream-port
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/:8080/:8081/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
