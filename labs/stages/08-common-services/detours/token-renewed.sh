#!/bin/sh
# The app gets another token, which ends sooner.
set -eu
case $1 in
  apply) ttl=2h ;;
  heal) ttl=768h ;;
esac
runuser -l lab -c "
  cd lab
  curl -sS --cacert vault.pem -H @secrets/vault-root.header -d '{\"policies\": [\"shop\"], \"ttl\": \"$ttl\"}' https://{{sec-01.fqdn}}:8200/v1/auth/token/create |
    jq -r '\"X-Vault-Token: \" + .auth.client_token' |
    ssh {{was-01.hostname}} 'sudo install -m 600 /dev/stdin /etc/shop/vault.header && sudo systemctl restart shop-secret'
"
