#!/bin/sh
# The front page lies elsewhere.
set -eu
cd /srv/www
case $1 in
  apply) [ ! -e index.html ] || mv index.html /var/tmp/mistake-page-not-there ;;
  heal) [ ! -e /var/tmp/mistake-page-not-there ] || mv /var/tmp/mistake-page-not-there index.html ;;
esac
