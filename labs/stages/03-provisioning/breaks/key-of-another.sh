#!/bin/sh
# The key is a good one, of somebody else: here the one of Debian.
set -eu
file=/etc/apt/keyrings/lab.asc
case $1 in
  apply)
    [ -e "$file.off" ] || cp -p "$file" "$file.off"
    for key in /usr/share/keyrings/debian-archive-*stable.*; do cat "$key" >"$file"; done
    ;;
  heal) [ ! -e "$file.off" ] || mv "$file.off" "$file" ;;
esac
