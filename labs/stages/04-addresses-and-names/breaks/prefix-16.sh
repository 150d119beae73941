#!/bin/sh
# The prefix is /16, in the file only.
set -eu
file=/etc/netplan/60-lab.yaml
kept=/var/tmp/mistake-prefix-16
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{self.ip}}/{{lab.prefix}}#{{self.ip}}/16#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
