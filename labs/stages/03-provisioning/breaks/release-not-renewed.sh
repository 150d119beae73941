#!/bin/sh
# The index was made anew, and the Release was not.
set -eu
kept=/var/tmp/mistake-release-not-renewed
cd /srv/mirror
case $1 in
  apply)
    [ -e "$kept" ] || cp -a dists "$kept"
    part=dists/lab/main/binary-$(dpkg --print-architecture)
    echo >>"$part/Packages"
    gzip -9nkf "$part/Packages"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -r dists
    cp -a "$kept" dists
    rm -r "$kept"
    ;;
esac
