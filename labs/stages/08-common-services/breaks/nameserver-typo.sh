#!/bin/sh
# The name server is another machine.
set -eu
file=/etc/resolv.conf
kept=/var/tmp/mistake-nameserver-typo
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{dns-01.ip}}#{{sto-03.ip}}#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
