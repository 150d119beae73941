#!/bin/sh
# The check of the signature is switched off.
set -eu
cd /etc/apt/sources.list.d
case $1 in
  apply)
    [ ! -e mirror.sources ] || mv mirror.sources mirror.sources.off
    echo 'deb [trusted=yes] http://{{adm-01.ip}}/mirror lab main' >mirror.list
    ;;
  heal)
    [ -e mirror.sources.off ] || exit 0
    rm -f mirror.list
    mv mirror.sources.off mirror.sources
    ;;
esac
