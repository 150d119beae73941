#!/bin/sh
# The reverse zone still holds an old name.
set -eu
file=/etc/bind/db.reverse
kept=/var/tmp/mistake-reverse-stale
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{py-02.fqdn}}#ml-01.{{lab.domain}}#' "$kept" >"$file"
    systemctl reset-failed named
    systemctl restart named
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed named
    systemctl restart named
    ;;
esac
