#!/bin/sh
# The gateway is one that nobody has, in the file and in use. Neighbours are still reached.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-wrong-gateway-applied
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#via: .*#via: 192.168.10.254#' "$kept" >"$file"
    netplan apply
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    netplan apply
    rm "$kept"
    ;;
esac
