#!/bin/sh
# Mail to the outside is taken.
set -eu
file=/etc/postfix/main.cf
kept=/var/tmp/mistake-open-relay
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^default_transport/d' "$kept" >"$file"
    systemctl reset-failed postfix
    systemctl restart postfix
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed postfix
    systemctl restart postfix
    ;;
esac
