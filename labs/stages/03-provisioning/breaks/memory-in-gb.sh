#!/bin/sh
# The memory is written in GB where MB are meant.
set -eu
file=/srv/tofu/srv-07/main.tf.json
kept=/var/tmp/mistake-memory-in-gb
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/"memory_mb": 2048/"memory_mb": 2/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
