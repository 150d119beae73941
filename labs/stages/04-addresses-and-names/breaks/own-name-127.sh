#!/bin/sh
# The line that the Debian installer writes for the own name stands first.
set -eu
file=/etc/hosts
kept=/var/tmp/mistake-own-name-127
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '1i 127.0.1.1 {{self.fqdn}} {{self.hostname}}' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
