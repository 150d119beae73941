#!/bin/sh
# The VMs stand under another name.
set -eu
file=/srv/tofu/srv-03/main.tf.json
kept=/var/tmp/mistake-locals-renamed
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/"vms": {/"machines": {/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
