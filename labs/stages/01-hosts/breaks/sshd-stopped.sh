#!/bin/sh
# The service is stopped.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-sshd-stopped
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Stop-Service sshd'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
