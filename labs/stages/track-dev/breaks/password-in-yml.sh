#!/bin/sh
# The password is written into the settings.
set -eu
file=/srv/notice/application.yml
kept=/var/tmp/mistake-password-in-yml
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^spring.datasource.password:.*/spring.datasource.password: typed-for-this-drill/' "$kept" >"$file"
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
