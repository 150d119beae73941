#!/bin/sh
# Nobody is told that all is well again.
set -eu
file=/etc/prometheus/alertmanager.yml
kept=/var/tmp/mistake-resolved-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/send_resolved: true/send_resolved: false/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
