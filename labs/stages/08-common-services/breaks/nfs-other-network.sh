#!/bin/sh
# Another network is let in.
set -eu
file=/etc/ganesha/ganesha.conf
kept=/var/tmp/mistake-nfs-other-network
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{lab.cidr}}#10.20.0.0/16#' "$kept" >"$file"
    systemctl reset-failed nfs-ganesha
    systemctl restart nfs-ganesha
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed nfs-ganesha
    systemctl restart nfs-ganesha
    ;;
esac
