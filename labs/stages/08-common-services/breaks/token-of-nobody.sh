#!/bin/sh
# The token of the app is one the store does not know.
set -eu
file=/etc/shop/vault.header
kept=/var/tmp/mistake-token-of-nobody
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    echo 'X-Vault-Token: hvs.of-nobody' >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart shop-secret
