#!/bin/sh
# Clients find the folder elsewhere.
set -eu
file=/etc/ganesha/ganesha.conf
kept=/var/tmp/mistake-nfs-other-path
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#Pseudo = /srv/nfs#Pseudo = /export#' "$kept" >"$file"
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
