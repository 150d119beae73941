#!/bin/sh
# The store runs in development mode. Who restarts the store has to unseal it, and the keys are on adm-01.
set -eu
on_sec() { runuser -l lab -c 'ssh {{sec-01.hostname}} sudo sh -e'; }
case $1 in
  apply)
    on_sec <<'SH'
mkdir -p /etc/systemd/system/vault.service.d
cat >/etc/systemd/system/vault.service.d/mistake.conf <<'UNIT'
[Service]
ExecStart=
ExecStart=/usr/bin/python3 /usr/local/lib/stand-in-vault.py server -dev -config=/etc/vault.d/vault.json
UNIT
systemctl daemon-reload
systemctl restart vault
SH
    ;;
  heal)
    on_sec <<'SH'
rm -rf /etc/systemd/system/vault.service.d
systemctl daemon-reload
systemctl restart vault
sleep 1
SH
    runuser -l lab -c 'sh lab/unseal.sh' >/dev/null
    ;;
esac
