#!/bin/sh
# One clone carries the host keys of the other.
set -eu
folder=/srv/clones/clone-2/etc/ssh
kept=/var/tmp/mistake-same-host-keys
case $1 in
  apply)
    [ -e "$kept" ] || cp -rp "$folder" "$kept"
    cp -p /srv/clones/clone-1/etc/ssh/ssh_host_* "$folder"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    rm -r "$folder"
    mv "$kept" "$folder"
    ;;
esac
