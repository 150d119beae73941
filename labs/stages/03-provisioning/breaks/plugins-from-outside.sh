#!/bin/sh
# Plugins may still come from outside.
set -eu
file=/srv/tofu/tofu.rc
kept=/var/tmp/mistake-plugins-from-outside
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^provider_installation {/provider_installation {\n  direct {}/' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    touch -r "$kept" "$file"
    rm "$kept"
    ;;
esac
