#!/bin/sh
# The default route is written the old way, in the file only.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-gateway4
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    awk '/routes:/ { print "      gateway4: {{lab.gateway}}"; skip = 2; next } skip > 0 { skip--; next } { print }' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
