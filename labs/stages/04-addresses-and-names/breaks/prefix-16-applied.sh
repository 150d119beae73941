#!/bin/sh
# The prefix is /16, in the file and in use. The machine keeps its address.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-prefix-16-applied
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{self.ip}}/{{lab.prefix}}#{{self.ip}}/16#' "$kept" >"$file"
    netplan apply
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    netplan apply
    rm "$kept"
    ;;
esac
