#!/bin/sh
# sshd lends the end of a tunnel to all its neighbours.
set -eu
file=/etc/ssh/sshd_config.d/20-mistake-tunnel-wide.conf
case $1 in
  apply) printf 'GatewayPorts yes\n' >"$file" ;;
  heal) rm -f "$file" ;;
esac
systemctl reload ssh
# The tunnel of before ends here; my-01 opens the next one by itself.
pkill -u tunnel sshd || pkill -u tunnel || true
