#!/bin/sh
# The list names an image that is not there.
set -eu
kept=/var/tmp/mistake-image-gone
cd /srv/images
case $1 in
  apply)
    [ -e "$kept" ] || cp -a . "$kept"
    rm -f ./*.ova
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -rf ./*
    cp -a "$kept"/. .
    rm -r "$kept"
    ;;
esac
