#!/bin/sh
# chrony serves nobody.
set -eu
file=/etc/chrony/conf.d/lab.conf
kept=/var/tmp/mistake-time-not-allowed
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^allow/d' "$kept" >"$file"
    systemctl restart chrony
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    systemctl restart chrony
    rm "$kept"
    ;;
esac
