#!/bin/sh
# Hyper-V was switched on again.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-hyper-v-back
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V-All -NoRestart'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
