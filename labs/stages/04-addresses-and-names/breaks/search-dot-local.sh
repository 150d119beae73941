#!/bin/sh
# The search domain ends in .local, in the file only.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-search-dot-local
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#search: .*#search: [lab.local]#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
