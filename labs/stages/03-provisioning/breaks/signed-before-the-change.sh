#!/bin/sh
# The Release was made anew after it had been signed.
set -eu
kept=/var/tmp/mistake-signed-before-the-change
cd /srv/mirror
case $1 in
  apply)
    [ -e "$kept" ] || cp -a dists "$kept"
    sed -i 's/^Date:.*/Date: Thu, 01 Jan 2026 00:00:00 UTC/' dists/lab/Release
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -r dists
    cp -a "$kept" dists
    rm -r "$kept"
    ;;
esac
