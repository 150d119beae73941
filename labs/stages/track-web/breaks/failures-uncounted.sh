#!/bin/sh
# Failures are not counted.
set -eu
file=/etc/nginx/conf.d/was.conf
kept=/var/tmp/mistake-failures-uncounted
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/max_fails=1/max_fails=0/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
