#!/bin/sh
# The port for people with a password.
set -eu
file=/etc/prometheus/alertmanager.yml
kept=/var/tmp/mistake-submission-port
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/:25$/:587/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
