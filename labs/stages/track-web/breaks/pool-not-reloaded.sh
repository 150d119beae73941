#!/bin/sh
# The new machine is on the list, and nginx has not read it.
set -eu
file=/etc/nginx/pool/web-03.conf
case $1 in
  apply)
    mv "$file" /var/tmp/mistake-pool-not-reloaded
    systemctl reload nginx
    sleep 1
    mv /var/tmp/mistake-pool-not-reloaded "$file"
    ;;
  heal) systemctl reload nginx ;;
esac
