#!/bin/sh
# The mount was made by hand and is gone with the next reboot.
set -eu
file=/etc/fstab
kept=/var/tmp/mistake-fstab-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/ \/mnt\/lab /d' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
