#!/bin/sh
# Another web server was faster at port 8000.
set -eu
case $1 in
  apply)
    systemctl stop jupyterhub
    systemctl is-active -q other-web || systemd-run -q --unit=other-web --working-directory=/usr/share/doc/jupyterhub python3 -m http.server 8000
    for try in 1 2 3 4 5 6 7 8 9 10; do
      ss -Hltn 'sport = :8000' | grep -q . && break
      sleep 0.3
    done
    systemctl start jupyterhub
    ;;
  heal)
    systemctl stop other-web 2>/dev/null || true
    systemctl reset-failed jupyterhub 2>/dev/null || true
    systemctl restart jupyterhub
    ;;
esac
