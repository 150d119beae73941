#!/bin/sh
# One line of /etc/hosts leads to another machine.
set -eu
file=/etc/hosts
kept=/var/tmp/mistake-hosts-typo
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^{{web-02.ip}} #{{web-01.ip}} #' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
