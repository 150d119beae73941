#!/bin/sh
# The program was mended on one of the two machines.
set -eu
file=/opt/serve/app.py
kept=/var/tmp/mistake-code-edited
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$a# mended in place' "$kept" >"$file"
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
esac
