#!/bin/sh
# The store listens to itself alone. Who restarts the store has to unseal it, and the keys are on adm-01.
set -eu
on_sec() { runuser -l lab -c 'ssh {{sec-01.hostname}} sudo sh -e'; }
case $1 in
  apply)
    on_sec <<'SH'
file=/etc/vault.d/vault.json
kept=/var/tmp/mistake-vault-on-loopback
[ -e $kept ] || cp -p $file $kept
sed 's/0\.0\.0\.0:8200/127.0.0.1:8200/' $kept >$file
systemctl restart vault
SH
    ;;
  heal)
    on_sec <<'SH'
file=/etc/vault.d/vault.json
kept=/var/tmp/mistake-vault-on-loopback
[ ! -e $kept ] || cat $kept >$file
rm -f $kept
systemctl restart vault
sleep 1
SH
    runuser -l lab -c 'sh lab/unseal.sh' >/dev/null
    ;;
esac
