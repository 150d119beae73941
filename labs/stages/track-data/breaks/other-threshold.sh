#!/bin/sh
# The copy wants to be surer than the original before it answers.
set -eu
file=/etc/systemd/system/serve.service
kept=/var/tmp/mistake-other-threshold
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/MIN_SCORE=0.6/MIN_SCORE=0.97/' "$kept" >"$file"
    systemctl daemon-reload
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl daemon-reload
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
esac
