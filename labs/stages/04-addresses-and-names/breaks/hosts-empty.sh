#!/bin/sh
# What an installer leaves in /etc/hosts.
set -eu
file=/etc/hosts
kept=/var/tmp/mistake-hosts-empty
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    grep -E '^(127|::1)' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
