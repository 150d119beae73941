#!/bin/sh
# The shared folder belongs to root alone.
set -eu
case $1 in
  apply)
    chown root:root /srv/notebooks
    chmod 755 /srv/notebooks
    ;;
  heal)
    chown root:notebooks /srv/notebooks
    chmod 2770 /srv/notebooks
    ;;
esac
