#!/bin/sh
# Only root may write into the folder.
set -eu
case $1 in
  apply) chown root:root /srv/share && chmod 755 /srv/share ;;
  heal) chown root:sambashare /srv/share && chmod 2770 /srv/share ;;
esac
