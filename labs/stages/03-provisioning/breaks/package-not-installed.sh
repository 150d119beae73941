#!/bin/sh
# Looked at the package, and did not install it.
set -eu
case $1 in
  apply) dpkg -P tree >/dev/null 2>&1 ;;
  heal) apt-get -qq install -y tree >/dev/null ;;
esac
