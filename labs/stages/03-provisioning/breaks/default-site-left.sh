#!/bin/sh
# The package’s own site answers first.
set -eu
case $1 in
  apply) ln -sf /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default && systemctl reload nginx ;;
  heal) rm -f /etc/nginx/sites-enabled/default && systemctl reload nginx ;;
esac
