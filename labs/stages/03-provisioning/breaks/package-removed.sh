#!/bin/sh
# A package that the index names is gone.
set -eu
kept=/var/tmp/mistake-package-removed
case $1 in
  apply)
    mkdir -p "$kept"
    for file in /srv/mirror/pool/tree_*.deb; do
      [ ! -e "$file" ] || mv "$file" "$kept/"
    done
    ;;
  heal)
    [ -d "$kept" ] || exit 0
    mv "$kept"/* /srv/mirror/pool/
    rmdir "$kept"
    ;;
esac
