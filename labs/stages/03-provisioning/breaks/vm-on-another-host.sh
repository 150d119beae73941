#!/bin/sh
# A machine was put on another host.
set -eu
file=/srv/tofu/srv-12/main.tf.json
kept=/var/tmp/mistake-vm-on-another-host
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/"web-03": {/"web-02": {/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
