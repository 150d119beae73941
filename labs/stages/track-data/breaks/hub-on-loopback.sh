#!/bin/sh
# The proxy answers on loopback alone.
set -eu
file=/etc/jupyterhub/jupyterhub_config.py
kept=/var/tmp/mistake-hub-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^c.JupyterHub.bind_url = .*#c.JupyterHub.bind_url = "http://127.0.0.1:8000"#' "$kept" >"$file"
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
