#!/bin/sh
# The whole path was written over.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-path-overwritten
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell "[Environment]::SetEnvironmentVariable('Path', 'C:\Program Files\Oracle\VirtualBox', 'Machine')"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
