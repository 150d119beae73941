#!/bin/sh
# The mirror was made without what tmux leans on.
set -eu
kept=/var/tmp/mistake-dependency-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -a /var/lib/apt/lists "$kept"
    for file in /var/lib/apt/lists/*_Packages; do
      awk 'BEGIN { RS = ""; ORS = "\n\n" } !/^Package: libevent-core/' "$file" >"$file.new"
      mv "$file.new" "$file"
    done
    rm -f /var/cache/apt/*.bin
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -rf /var/lib/apt/lists
    mv "$kept" /var/lib/apt/lists
    rm -f /var/cache/apt/*.bin
    ;;
esac
