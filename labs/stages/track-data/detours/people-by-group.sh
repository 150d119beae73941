#!/bin/sh
# Those who may sign in are named as a group of Linux, in other words of the same file.
set -eu
file=/etc/jupyterhub/jupyterhub_config.py
kept=/var/tmp/detour-people-by-group
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^c.Authenticator.allowed_users = .*/c.PAMAuthenticator.allowed_groups = {"notebooks"}/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart jupyterhub
