#!/bin/sh
# One machine is missing from the inventory.
set -eu
file=/home/{{account.student}}/lab/hosts.ini
kept=/var/tmp/mistake-inventory-of-39
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^{{my-02.hostname}} /d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
