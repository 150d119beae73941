#!/bin/sh
# The service starts by hand only.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-sshd-by-hand
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Set-Service sshd -StartupType Manual'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
