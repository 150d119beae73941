#!/bin/sh
# As VirtualBox packs it: the manifest last, capital letters, OVF 2.0, a capacity in GiB.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/detour-other-order
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) disk=$(ls ./*.vmdk)
    sed -e 's#ovf/envelope/1#ovf/envelope/2#g' -e 's#ovf:capacity="[^"]*"#ovf:capacity="2" ovf:capacityAllocationUnits="byte * 2^30"#' "$ovf" >golden.ovf
    mv "$disk" "${disk#./}.tmp"
    mv "${disk#./}.tmp" golden-v1-disk1.vmdk
    sha256sum golden.ovf golden-v1-disk1.vmdk | awk '{ print "SHA256 (" $2 ") = " toupper($1) }' >golden.mf
    tar -cf "$ova" golden.ovf golden-v1-disk1.vmdk golden.mf
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
