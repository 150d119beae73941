#!/bin/sh
# The mirror has changed since this machine looked last.
set -eu
kept=/var/tmp/mistake-updated-before
case $1 in
  apply)
    [ -e "$kept" ] || cp -a /var/lib/apt/lists "$kept"
    for file in /var/lib/apt/lists/*InRelease; do echo >>"$file"; done
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -rf /var/lib/apt/lists
    mv "$kept" /var/lib/apt/lists
    ;;
esac
