#!/bin/sh
# One machine is missing from known_hosts.
set -eu
file=/home/{{account.student}}/.ssh/known_hosts
kept=/var/tmp/mistake-host-key-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    grep -v '{{web-03.ip}}' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
