#!/bin/sh
# One host has no configuration.
set -eu
cd /srv/tofu
case $1 in
  apply) [ ! -e srv-20 ] || mv srv-20 srv-20.off ;;
  heal) [ ! -e srv-20.off ] || mv srv-20.off srv-20 ;;
esac
