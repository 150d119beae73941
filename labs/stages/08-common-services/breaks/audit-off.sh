#!/bin/sh
# The configuration lost its audit device an hour ago. Who restarts the store has to unseal it, and the keys are on adm-01.
set -eu
on_sec() { runuser -l lab -c 'ssh {{sec-01.hostname}} sudo sh -e'; }
case $1 in
  apply)
    on_sec <<'SH'
file=/etc/vault.d/vault.json
kept=/var/tmp/mistake-audit-off
[ -e $kept ] || cp -p $file $kept
jq 'del(.audit)' $kept >$file
systemctl restart vault
touch -d '1 hour ago' /var/log/vault/audit.log
SH
    ;;
  heal)
    on_sec <<'SH'
file=/etc/vault.d/vault.json
kept=/var/tmp/mistake-audit-off
[ ! -e $kept ] || cat $kept >$file
rm -f $kept
touch /var/log/vault/audit.log
systemctl restart vault
sleep 1
SH
    runuser -l lab -c 'sh lab/unseal.sh' >/dev/null
    ;;
esac
