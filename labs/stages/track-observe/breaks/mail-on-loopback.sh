#!/bin/sh
# postfix listens on loopback alone.
set -eu
file=/etc/postfix/main.cf
kept=/var/tmp/mistake-mail-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^inet_interfaces *=.*/inet_interfaces = loopback-only/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed postfix
systemctl restart postfix
