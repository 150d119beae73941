#!/bin/sh
# Another file has taken the place of a package since the index was made.
set -eu
kept=/var/tmp/mistake-package-replaced
case $1 in
  apply)
    mkdir -p "$kept"
    for file in /srv/mirror/pool/tree_*.deb; do
      [ -e "$kept/${file##*/}" ] || cp -p "$file" "$kept/"
      echo more >>"$file"
    done
    ;;
  heal)
    [ -d "$kept" ] || exit 0
    cp -p "$kept"/* /srv/mirror/pool/
    rm -r "$kept"
    ;;
esac
