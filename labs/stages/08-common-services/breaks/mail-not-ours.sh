#!/bin/sh
# The domain is not among our own.
set -eu
file=/etc/postfix/main.cf
kept=/var/tmp/mistake-mail-not-ours
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^mydestination *=.*/mydestination = {{mail-01.fqdn}}, localhost/' "$kept" >"$file"
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
