#!/bin/sh
# Something else answers at the port of Grafana.
set -eu
case $1 in
  apply)
    systemctl stop grafana-stand-in
    systemctl --quiet reset-failed lab-other-3000 2>/dev/null || true
    systemd-run --quiet --unit lab-other-3000 python3 -m http.server 3000 --directory /usr/share/doc
    ;;
  heal)
    systemctl --quiet stop lab-other-3000 2>/dev/null || true
    systemctl reset-failed grafana-stand-in
    systemctl start grafana-stand-in
    ;;
esac
