#!/bin/sh
# The manifest does not know the disk.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/mistake-manifest-without-disk
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) mf=$(ls ./*.mf) disk=$(ls ./*.vmdk)
    ovf=${ovf#./} mf=${mf#./} disk=${disk#./}
    grep -v "$disk" "$mf" >list
    mv list "$mf"
    tar --format=ustar -cf "$ova" "$ovf" "$mf" "$disk"
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
