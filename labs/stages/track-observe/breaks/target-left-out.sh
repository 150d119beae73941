#!/bin/sh
# One machine is not among the targets.
set -eu
file=/etc/prometheus/lab.yml
kept=/var/tmp/mistake-target-left-out
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/{{mail-01.fqdn}}/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload prometheus
