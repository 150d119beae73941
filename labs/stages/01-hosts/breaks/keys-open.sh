#!/bin/sh
# Everybody may read the file of the keys.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-keys-open
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'icacls C:\ProgramData\ssh\administrators_authorized_keys /reset'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
