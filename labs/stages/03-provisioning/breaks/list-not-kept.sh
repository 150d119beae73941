#!/bin/sh
# The list of what the mirror gathers is gone.
set -eu
cd /srv/mirror
case $1 in
  apply) [ ! -e wanted.txt ] || mv wanted.txt wanted.old ;;
  heal) [ ! -e wanted.old ] || mv wanted.old wanted.txt ;;
esac
