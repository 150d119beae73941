#!/bin/sh
# Nobody reads the rules.
set -eu
file=/etc/prometheus/prometheus.yml
kept=/var/tmp/mistake-rules-unread
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^rule_files/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload prometheus
