#!/bin/sh
# The alert means the ones that are up.
set -eu
file=/etc/prometheus/rules/lab.yml
kept=/var/tmp/mistake-rule-inverted
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/up == 0/up == 1/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload prometheus
