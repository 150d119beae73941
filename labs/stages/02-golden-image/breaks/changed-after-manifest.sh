#!/bin/sh
# The description was edited after its digest was taken.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/mistake-changed-after-manifest
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) mf=$(ls ./*.mf) disk=$(ls ./*.vmdk)
    ovf=${ovf#./} mf=${mf#./} disk=${disk#./}
    sed -i 's#<rasd:VirtualQuantity>4096#<rasd:VirtualQuantity>8192#' "$ovf"
    tar --format=ustar -cf "$ova" "$ovf" "$mf" "$disk"
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
