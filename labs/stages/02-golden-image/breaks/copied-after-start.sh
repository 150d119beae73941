#!/bin/sh
# One clone carries the number of the other.
set -eu
file=/srv/clones/clone-2/etc/machine-id
kept=/var/tmp/mistake-copied-after-start
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    cat /srv/clones/clone-1/etc/machine-id >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
