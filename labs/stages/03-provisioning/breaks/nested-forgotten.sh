#!/bin/sh
# The compute node cannot run machines of its own.
set -eu
file=/srv/tofu/srv-19/main.tf.json
kept=/var/tmp/mistake-nested-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/"nested": true/"nested": false/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
