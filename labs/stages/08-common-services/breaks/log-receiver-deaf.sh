#!/bin/sh
# Nobody listens for logs.
set -eu
file=/etc/rsyslog.d/50-gather.conf
kept=/var/tmp/mistake-log-receiver-deaf
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^input/d' "$kept" >"$file"
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
