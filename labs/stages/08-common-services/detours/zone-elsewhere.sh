#!/bin/sh
# The zone lies where servers keep zones that change, says its own origin, and is declared in a file that is included.
set -eu
declared=/etc/bind/named.conf.local
zone=/etc/bind/db.{{lab.domain}}
kept=/var/tmp/detour-zone-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || { cp -p "$declared" "$kept" && mv "$zone" "$kept.zone"; }
    { echo '$ORIGIN {{lab.domain}}.' && cat "$kept.zone"; } >/var/lib/bind/lab.zone
    sed "s#\"$zone\"#\"/var/lib/bind/lab.zone\"#; s/type primary/type master/" "$kept" >/etc/bind/zones.conf
    echo 'include "/etc/bind/zones.conf";' >"$declared"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept.zone" "$zone"
    cat "$kept" >"$declared"
    rm -f "$kept" /var/lib/bind/lab.zone /etc/bind/zones.conf
    ;;
esac
systemctl restart named
