#!/bin/sh
# Plugins come from a mirror over the network instead of a folder.
set -eu
file=/srv/tofu/tofu.rc
kept=/var/tmp/detour-network-mirror
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    printf 'provider_installation {\n  network_mirror {\n    url = "https://{{adm-01.fqdn}}/plugins/"\n  }\n}\n' >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp -p "$kept" "$file"
    rm "$kept"
    ;;
esac
