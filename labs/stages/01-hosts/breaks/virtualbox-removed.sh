#!/bin/sh
# VirtualBox is gone.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-virtualbox-removed
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'winget uninstall --id Oracle.VirtualBox'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
