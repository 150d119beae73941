#!/bin/sh
# A token, an invented one, is handed to everybody who logs in.
set -eu
case $1 in
  apply) echo 'export VAULT_TOKEN=hvs.an-invented-one' >/etc/profile.d/vault.sh ;;
  heal) rm -f /etc/profile.d/vault.sh ;;
esac
