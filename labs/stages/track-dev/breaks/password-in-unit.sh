#!/bin/sh
# The password stands in the unit.
set -eu
file=/etc/systemd/system/notice.service
kept=/var/tmp/mistake-password-in-unit
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^EnvironmentFile=.*/Environment=DB_PASSWORD=typed-for-this-drill/' "$kept" >"$file"
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
