#!/bin/sh
# One comma too many: JSON has none behind the last.
set -eu
file=/srv/tofu/srv-07/main.tf.json
kept=/var/tmp/mistake-comma-left
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^\([[:space:]]*\)}$/\1},/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
