#!/bin/sh
# A slash at the end of the address cuts the path off.
set -eu
file=/etc/nginx/sites-available/site
kept=/var/tmp/mistake-slash-cuts-path
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#proxy_pass http://{{web-02.fqdn}};#proxy_pass http://{{web-02.fqdn}}/;#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
