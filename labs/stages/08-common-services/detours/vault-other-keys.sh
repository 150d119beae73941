#!/bin/sh
# After a restart the last three of the five keys open the store, instead of the first three.
set -eu
case $1 in
  apply) keys='2 3 4' ;;
  heal) keys='0 1 2' ;;
esac
runuser -l lab -c "ssh -n {{sec-01.hostname}} 'sudo systemctl restart vault && sleep 1' && sed 's/in 0 1 2/in $keys/' lab/unseal.sh | sh" >/dev/null
