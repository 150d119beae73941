#!/bin/sh
# A colleague is not in the group.
set -eu
case $1 in
  apply) gpasswd -d hana notebooks || true ;;
  heal) gpasswd -a hana notebooks ;;
esac
