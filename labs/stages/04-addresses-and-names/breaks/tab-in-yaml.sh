#!/bin/sh
# A tab stands where YAML wants spaces. The running configuration stays as it is.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-tab-in-yaml
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    awk '/addresses:/ && !done { sub(/^ +/, "\t"); done = 1 } { print }' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
