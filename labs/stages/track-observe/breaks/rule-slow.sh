#!/bin/sh
# An hour of patience.
set -eu
file=/etc/prometheus/rules/lab.yml
kept=/var/tmp/mistake-rule-slow
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/for: 15s/for: 1h/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload prometheus
