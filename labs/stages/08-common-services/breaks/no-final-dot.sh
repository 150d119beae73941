#!/bin/sh
# The names of the reverse zone end without a dot.
set -eu
file=/etc/bind/db.reverse
kept=/var/tmp/mistake-no-final-dot
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/ PTR /s/[.]$//' "$kept" >"$file"
    systemctl reset-failed named
    systemctl restart named
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed named
    systemctl restart named
    ;;
esac
