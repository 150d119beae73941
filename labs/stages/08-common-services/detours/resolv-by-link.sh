#!/bin/sh
# /etc/resolv.conf is a link, as resolvconf makes it, with the old word "domain" and a second server that nobody needs.
set -eu
file=/etc/resolv.conf
kept=/var/tmp/detour-resolv-by-link
own=/etc/resolv.lab
case $1 in
  apply)
    [ -e "$kept" ] || mv "$file" "$kept"
    printf '# by hand\ndomain %s\nnameserver %s\nnameserver %s\n' {{lab.domain}} {{dns-01.ip}} {{lab.gateway}} >"$own"
    ln -sf "$own" "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -f "$file" "$own"
    mv "$kept" "$file"
    ;;
esac
