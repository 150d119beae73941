#!/bin/sh
# The optional feature was not found.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-next-sshd-absent
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Remove-WindowsCapability -Online -Name OpenSSH.Server~~~~0.0.1.0'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
