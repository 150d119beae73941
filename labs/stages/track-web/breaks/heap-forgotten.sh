#!/bin/sh
# Nobody says how far the heap may grow.
set -eu
file=/etc/default/tomcat10
kept=/var/tmp/mistake-heap-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's# -Xms32m -Xmx96m##' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart tomcat10
