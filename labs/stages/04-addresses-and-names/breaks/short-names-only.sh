#!/bin/sh
# The long names are missing from /etc/hosts.
set -eu
file=/etc/hosts
kept=/var/tmp/mistake-short-names-only
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's# [a-z0-9-]*\.{{lab.domain}}##' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
