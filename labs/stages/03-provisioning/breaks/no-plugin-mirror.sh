#!/bin/sh
# The file that names the mirror of plugins is not there.
set -eu
case $1 in
  apply) [ ! -e /srv/tofu/tofu.rc ] || mv /srv/tofu/tofu.rc /srv/tofu/tofu.rc.off ;;
  heal) [ ! -e /srv/tofu/tofu.rc.off ] || mv /srv/tofu/tofu.rc.off /srv/tofu/tofu.rc ;;
esac
