#!/bin/sh
# The folder is only to be read.
set -eu
file=/etc/ganesha/ganesha.conf
kept=/var/tmp/mistake-nfs-read-only
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#Access_Type = RW#Access_Type = RO#' "$kept" >"$file"
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
