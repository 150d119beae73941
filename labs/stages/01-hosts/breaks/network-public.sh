#!/bin/sh
# Windows takes the lab for a public network.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-network-public
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Set-NetConnectionProfile -InterfaceAlias Ethernet -NetworkCategory Public'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
