#!/bin/sh
# The heap has no bound.
set -eu
file=/etc/systemd/system/notice.service
kept=/var/tmp/mistake-no-heap-bound
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/ -Xmx48m//' "$kept" >"$file"
    systemctl daemon-reload
    systemctl reset-failed notice 2>/dev/null || true
    systemctl restart notice
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl daemon-reload
    systemctl reset-failed notice 2>/dev/null || true
    systemctl restart notice
    ;;
esac
