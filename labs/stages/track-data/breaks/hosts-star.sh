#!/bin/sh
# Every name is allowed.
set -eu
file=/etc/portal.env
kept=/var/tmp/mistake-hosts-star
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^DJANGO_ALLOWED_HOSTS=.*/DJANGO_ALLOWED_HOSTS=*/' "$kept" >"$file"
    systemctl reset-failed portal 2>/dev/null || true
    systemctl restart portal
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed portal 2>/dev/null || true
    systemctl restart portal
    ;;
esac
