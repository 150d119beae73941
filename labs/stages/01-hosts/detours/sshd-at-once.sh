#!/bin/sh
# One line starts the service and says when it starts.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/detour-sshd-at-once
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell <<'PS'
Stop-Service sshd
Set-Service -Name sshd -StartupType Automatic -Status Running
PS
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
