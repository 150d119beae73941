#!/bin/sh
# The key was put in without anything in front of it.
set -eu
file=/var/lib/tunnel/.ssh/authorized_keys
kept=/var/tmp/mistake-tunnel-shell
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^.*\(ssh-ed25519 \)/\1/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
