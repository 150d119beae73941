#!/bin/sh
# WSL2 was installed again and brought its platform.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-wsl-back
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Enable-WindowsOptionalFeature -Online -FeatureName VirtualMachinePlatform -NoRestart'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
