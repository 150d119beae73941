#!/bin/sh
# A slash at the end of the address cuts the path off.
set -eu
file=/etc/nginx/sites-available/balance
kept=/var/tmp/mistake-path-cut
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#http://was;#http://was/;#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
