#!/bin/sh
# A heap as large as on a machine of its own.
set -eu
file=/etc/default/tomcat10
kept=/var/tmp/mistake-heap-too-large
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#-Xmx96m#-Xmx8g#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart tomcat10
