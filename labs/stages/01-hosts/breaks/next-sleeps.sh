#!/bin/sh
# Somebody chose another power plan.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-next-sleeps
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'powercfg /change standby-timeout-ac 15'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
