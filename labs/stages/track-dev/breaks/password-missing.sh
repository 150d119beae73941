#!/bin/sh
# The variable has another name than the settings ask for.
set -eu
file=/etc/notice.env
kept=/var/tmp/mistake-password-missing
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^DB_PASSWORD=/DATABASE_PASSWORD=/' "$kept" >"$file"
    systemctl reset-failed notice 2>/dev/null || true
    systemctl restart notice
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed notice 2>/dev/null || true
    systemctl restart notice
    ;;
esac
