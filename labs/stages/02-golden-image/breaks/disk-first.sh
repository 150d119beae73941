#!/bin/sh
# The disk stands before its description.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/mistake-disk-first
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) mf=$(ls ./*.mf) disk=$(ls ./*.vmdk)
    ovf=${ovf#./} mf=${mf#./} disk=${disk#./}
    tar --format=ustar -cf "$ova" "$disk" "$ovf" "$mf"
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
