#!/bin/sh
# Encryption is insisted on.
set -eu
file=/etc/prometheus/alertmanager.yml
kept=/var/tmp/mistake-tls-insisted
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/smtp_require_tls: false/smtp_require_tls: true/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
