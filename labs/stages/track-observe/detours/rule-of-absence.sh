#!/bin/sh
# The alert has another name and looks at what was heard lately.
set -eu
file=/etc/prometheus/rules/lab.yml
kept=/var/tmp/detour-rule-of-absence
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/alert: InstanceDown/alert: Silent/; s/expr: up == 0/expr: max_over_time(up[15s]) < 1/; s/for: 15s/for: 10s/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
promtool check rules "$file" >/dev/null
systemctl reload prometheus
