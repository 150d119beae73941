#!/bin/sh
# A power plan brought sleep back.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-sleeps-again
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'powercfg /change standby-timeout-ac 30'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
