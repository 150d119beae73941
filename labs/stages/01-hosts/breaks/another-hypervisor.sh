#!/bin/sh
# Docker Desktop came and took the processor for itself.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-another-hypervisor
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Enable-WindowsOptionalFeature -Online -FeatureName VirtualMachinePlatform -NoRestart; bcdedit /set hypervisorlaunchtype auto; Restart-Computer'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
