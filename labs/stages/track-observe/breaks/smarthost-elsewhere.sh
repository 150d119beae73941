#!/bin/sh
# Another machine is the mail server.
set -eu
file=/etc/prometheus/alertmanager.yml
kept=/var/tmp/mistake-smarthost-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/{{mail-01.fqdn}}/{{ftp-01.fqdn}}/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
