#!/bin/sh
# The site is a file of conf.d.
set -eu
cd /etc/nginx
case $1 in
  apply) rm -f sites-enabled/site && cp sites-available/site conf.d/site.conf ;;
  heal) rm -f conf.d/site.conf && ln -sf ../sites-available/site sites-enabled/site ;;
esac
nginx -t -q
systemctl reload nginx
