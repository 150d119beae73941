#!/bin/sh
# The pages for developers are left on.
set -eu
file=/etc/portal.env
kept=/var/tmp/mistake-debug-left-on
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$aDJANGO_DEBUG=1' "$kept" >"$file"
    systemctl reset-failed portal 2>/dev/null || true
    systemctl restart portal
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed portal 2>/dev/null || true
    systemctl restart portal
    ;;
esac
