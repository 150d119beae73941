#!/bin/sh
# The build server asks nobody who they are.
set -eu
file=/opt/ci/ci.py
kept=/var/tmp/mistake-ci-open-to-all
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/return hmac.compare_digest.*/return True/' "$kept" >"$file"
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
