#!/bin/sh
# One machine hangs behind NAT.
set -eu
file=/srv/tofu/srv-09/main.tf.json
kept=/var/tmp/mistake-network-nat
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '0,/"bridged"/s/"bridged"/"nat"/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
