#!/bin/sh
# The new machine is not on the list.
set -eu
kept=/var/tmp/mistake-not-in-the-pool
case $1 in
  apply) [ ! -e /etc/nginx/pool/web-03.conf ] || mv /etc/nginx/pool/web-03.conf "$kept" ;;
  heal) [ ! -e "$kept" ] || mv "$kept" /etc/nginx/pool/web-03.conf ;;
esac
systemctl reload nginx
