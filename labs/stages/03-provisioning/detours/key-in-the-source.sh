#!/bin/sh
# The key stands in the source itself.
set -eu
cd /etc/apt/sources.list.d
case $1 in
  apply)
    [ -e mirror.sources.off ] || mv mirror.sources mirror.sources.off
    {
      grep -v '^Signed-By:' mirror.sources.off
      echo 'Signed-By:'
      sed 's/^$/./; s/^/ /' /etc/apt/keyrings/lab.asc
    } >mirror.sources
    ;;
  heal) [ ! -e mirror.sources.off ] || mv mirror.sources.off mirror.sources ;;
esac
apt-get -qq update
