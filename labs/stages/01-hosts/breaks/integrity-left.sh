#!/bin/sh
# Memory integrity was left on.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-integrity-left
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Set-ItemProperty -Path HKLM:\SYSTEM\CurrentControlSet\Control\DeviceGuard\Scenarios\HypervisorEnforcedCodeIntegrity -Name Enabled -Value 1'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
