#!/bin/sh
# chrony serves another network.
set -eu
file=/etc/chrony/conf.d/lab.conf
kept=/var/tmp/mistake-time-allowed-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^allow .*#allow 192.168.110.0/24#' "$kept" >"$file"
    systemctl restart chrony
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    systemctl restart chrony
    rm "$kept"
    ;;
esac
