#!/bin/sh
# The source was written, and "apt-get update" was not run.
set -eu
kept=/var/tmp/mistake-never-updated
case $1 in
  apply) [ -e "$kept" ] || mv /var/lib/apt/lists "$kept" ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -rf /var/lib/apt/lists
    mv "$kept" /var/lib/apt/lists
    ;;
esac
