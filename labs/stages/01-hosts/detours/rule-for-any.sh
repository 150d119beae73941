#!/bin/sh
# The network stays public, and the rule holds for every kind.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/detour-rule-for-any
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell <<'PS'
Set-NetConnectionProfile -InterfaceAlias Ethernet -NetworkCategory Public
Set-NetFirewallRule -Name OpenSSH-Server-In-TCP -Profile Any
PS
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
