#!/bin/sh
# A receiver without an address.
set -eu
file=/etc/prometheus/alertmanager.yml
kept=/var/tmp/mistake-receiver-without-mail
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/email_configs/,$d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
