#!/bin/sh
# The store answers without TLS. Who restarts the store has to unseal it, and the keys are on adm-01.
set -eu
on_sec() { runuser -l lab -c 'ssh {{sec-01.hostname}} sudo sh -e'; }
case $1 in
  apply)
    on_sec <<'SH'
file=/etc/vault.d/vault.json
kept=/var/tmp/mistake-vault-plain
[ -e $kept ] || cp -p $file $kept
jq '.listener[0].tcp.tls_disable = true' $kept >$file
systemctl restart vault
SH
    ;;
  heal)
    on_sec <<'SH'
file=/etc/vault.d/vault.json
kept=/var/tmp/mistake-vault-plain
[ ! -e $kept ] || cat $kept >$file
rm -f $kept
systemctl restart vault
sleep 1
SH
    runuser -l lab -c 'sh lab/unseal.sh' >/dev/null
    ;;
esac
