#!/bin/sh
# The wired card is switched off in Windows.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-card-disabled
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Disable-NetAdapter -Name Ethernet'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
