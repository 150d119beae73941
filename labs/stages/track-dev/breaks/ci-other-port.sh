#!/bin/sh
# The build server opens at another port.
set -eu
file=/etc/ci.env
kept=/var/tmp/mistake-ci-other-port
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$aCI_PORT=8090' "$kept" >"$file"
    systemctl reset-failed ci 2>/dev/null || true
    systemctl restart ci
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed ci 2>/dev/null || true
    systemctl restart ci
    ;;
esac
