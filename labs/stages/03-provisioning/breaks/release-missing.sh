#!/bin/sh
# The index has no Release above it.
set -eu
cd /srv/mirror/dists/lab
case $1 in
  apply) [ ! -e Release ] || mv Release /var/tmp/mistake-release-missing ;;
  heal) [ ! -e /var/tmp/mistake-release-missing ] || mv /var/tmp/mistake-release-missing Release ;;
esac
