#!/bin/sh
# Nobody is behind the front page.
set -eu
file=/etc/nginx/sites-available/balance
kept=/var/tmp/mistake-nothing-behind-root
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/location \/ {/,/}/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload nginx
