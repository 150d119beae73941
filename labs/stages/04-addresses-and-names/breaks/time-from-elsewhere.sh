#!/bin/sh
# The time comes from a machine that does not serve it.
set -eu
file=/etc/chrony/sources.d/lab.sources
kept=/var/tmp/mistake-time-from-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^server .*#server {{ctl-01.hostname}} iburst#' "$kept" >"$file"
    chronyc reload sources
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    chronyc reload sources
    rm "$kept"
    ;;
esac
