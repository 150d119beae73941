#!/bin/sh
# Sleep is off, hibernation is not.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-hibernates
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    powershell 'powercfg /change hibernate-timeout-ac 180'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
