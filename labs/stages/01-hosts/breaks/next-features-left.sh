#!/bin/sh
# The script was not run as administrator to its end.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-next-features-left
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
