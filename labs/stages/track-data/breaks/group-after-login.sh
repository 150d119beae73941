#!/bin/sh
# The notebook server of hana was started before she joined the group.
set -eu
who=hana
api=http://127.0.0.1:8081/hub/api/users/$who
ask() { curl -s --max-time 20 -o /dev/null -H "Authorization: token $token" "$@"; }
cd /var/lib/jupyterhub
token=$(jupyterhub token -f /etc/jupyterhub/jupyterhub_config.py "$who" 2>/dev/null | tail -n 1)
ask -X DELETE "$api/server"
case $1 in
  apply) gpasswd -d "$who" notebooks || true ;;
  heal) gpasswd -a "$who" notebooks ;;
esac
ask -X POST "$api/server"
gpasswd -a "$who" notebooks
