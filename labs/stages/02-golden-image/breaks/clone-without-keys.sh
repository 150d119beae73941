#!/bin/sh
# One clone has no host keys.
set -eu
folder=/srv/clones/clone-2/etc/ssh
kept=/var/tmp/mistake-clone-without-keys
case $1 in
  apply)
    [ -e "$kept" ] || cp -rp "$folder" "$kept"
    rm -f "$folder"/ssh_host_*
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -r "$folder"
    mv "$kept" "$folder"
    ;;
esac
