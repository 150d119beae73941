#!/bin/sh
# The logs go to another machine.
set -eu
file=/etc/rsyslog.d/60-lab.conf
kept=/var/tmp/mistake-log-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#{{sec-01.fqdn}}#{{mon-01.fqdn}}#' "$kept" >"$file"
    systemctl reset-failed rsyslog
    systemctl restart rsyslog
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed rsyslog
    systemctl restart rsyslog
    ;;
esac
