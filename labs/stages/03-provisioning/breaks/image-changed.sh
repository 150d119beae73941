#!/bin/sh
# The image was changed after its sum was taken.
set -eu
kept=/var/tmp/mistake-image-changed
cd /srv/images
case $1 in
  apply)
    [ -e "$kept" ] || cp -a . "$kept"
    for file in *.ova; do echo more >>"$file"; done
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -rf ./*
    cp -a "$kept"/. .
    rm -r "$kept"
    ;;
esac
