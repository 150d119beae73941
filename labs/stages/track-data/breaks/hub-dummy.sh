#!/bin/sh
# Any password will do.
set -eu
file=/etc/jupyterhub/jupyterhub_config.py
kept=/var/tmp/mistake-hub-dummy
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$ac.JupyterHub.authenticator_class = "dummy"' "$kept" >"$file"
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
