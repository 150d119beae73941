#!/bin/sh
# The arbitrator asks for another cluster.
set -eu
file=/etc/default/garb
kept=/var/tmp/mistake-garb-other-group
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^GALERA_GROUP=.*#GALERA_GROUP="galera"#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart garb
