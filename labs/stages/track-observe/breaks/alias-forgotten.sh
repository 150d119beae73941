#!/bin/sh
# Nobody is called alerts.
set -eu
file=/etc/aliases
kept=/var/tmp/mistake-alias-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^alerts:/d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
newaliases
systemctl reload postfix
