#!/bin/sh
# The report stayed at home.
set -eu
cd /srv/www
case $1 in
  apply) [ ! -e drill.txt ] || mv drill.txt /var/tmp/mistake-report-not-published ;;
  heal) [ ! -e /var/tmp/mistake-report-not-published ] || mv /var/tmp/mistake-report-not-published drill.txt ;;
esac
