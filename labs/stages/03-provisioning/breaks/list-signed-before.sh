#!/bin/sh
# The list was written anew and not signed again.
set -eu
kept=/var/tmp/mistake-list-signed-before
cd /srv/images
case $1 in
  apply)
    [ -e "$kept" ] || cp -a . "$kept"
    sed -i '1s/^/# renewed\n/' SHA256SUMS
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -rf ./*
    cp -a "$kept"/. .
    rm -r "$kept"
    ;;
esac
