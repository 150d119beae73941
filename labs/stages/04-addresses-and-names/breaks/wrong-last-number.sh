#!/bin/sh
# The address is off by a digit, in the file only.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-wrong-last-number
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{self.ip}}/#{{self.ip}}6/#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
