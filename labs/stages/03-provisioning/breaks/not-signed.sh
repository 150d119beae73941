#!/bin/sh
# There is no signed Release.
set -eu
cd /srv/mirror/dists/lab
case $1 in
  apply) [ ! -e InRelease ] || mv InRelease /var/tmp/mistake-not-signed ;;
  heal) [ ! -e /var/tmp/mistake-not-signed ] || mv /var/tmp/mistake-not-signed InRelease ;;
esac
