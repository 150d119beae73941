#!/bin/sh
# The gateway is one that nobody has, in the file only.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-wrong-gateway
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#via: .*#via: 192.168.10.254#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
