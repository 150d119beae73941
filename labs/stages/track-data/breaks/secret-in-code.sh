#!/bin/sh
# The key is written into the settings.
set -eu
file=/srv/portal/portal/settings.py
kept=/var/tmp/mistake-secret-in-code
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^SECRET_KEY = .*/SECRET_KEY = "typed-into-the-code-for-this-drill"/' "$kept" >"$file"
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
