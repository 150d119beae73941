#!/bin/sh
# Only memory integrity was switched off, not VBS.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-vbs-left
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Set-ItemProperty -Path HKLM:\SYSTEM\CurrentControlSet\Control\DeviceGuard -Name EnableVirtualizationBasedSecurity -Value 1'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
