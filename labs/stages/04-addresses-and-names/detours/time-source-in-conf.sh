#!/bin/sh
# The time server stands in a file of conf.d, by its long name; sources.d stays empty.
set -eu
guide=/etc/chrony/sources.d/lab.sources
other=/etc/chrony/conf.d/time.conf
kept=/var/tmp/detour-time-source-in-conf
case $1 in
  apply)
    [ -e "$kept" ] || mv "$guide" "$kept"
    echo 'server {{adm-01.fqdn}} iburst prefer' >"$other"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$guide"
    rm -f "$other"
    ;;
esac
systemctl restart chrony
