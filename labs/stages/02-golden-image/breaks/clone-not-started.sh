#!/bin/sh
# One clone has never been started.
set -eu
file=/srv/clones/clone-2/etc/machine-id
kept=/var/tmp/mistake-clone-not-started
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    echo uninitialized >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
