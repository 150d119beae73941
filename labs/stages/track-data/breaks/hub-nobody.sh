#!/bin/sh
# Nobody is allowed to sign in.
set -eu
file=/etc/jupyterhub/jupyterhub_config.py
kept=/var/tmp/mistake-hub-nobody
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/allowed_users/d' "$kept" >"$file"
    systemctl reset-failed jupyterhub 2>/dev/null || true
    systemctl restart jupyterhub
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed jupyterhub 2>/dev/null || true
    systemctl restart jupyterhub
    ;;
esac
