#!/bin/sh
# Root of any machine is root here.
set -eu
file=/etc/ganesha/ganesha.conf
kept=/var/tmp/mistake-nfs-root-trusted
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#Squash = Root_Squash#Squash = No_Root_Squash#' "$kept" >"$file"
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
