#!/bin/sh
# A folder stands before every name.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/mistake-folder-packed
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) mf=$(ls ./*.mf) disk=$(ls ./*.vmdk)
    ovf=${ovf#./} mf=${mf#./} disk=${disk#./}
    mkdir work
    mv "$ovf" "$mf" "$disk" work
    tar --format=ustar -cf "$ova" "work/$ovf" "work/$mf" "work/$disk"
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
