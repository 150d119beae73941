#!/bin/sh
# The disk of the description has no file.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/mistake-ovf-not-joined
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) mf=$(ls ./*.mf) disk=$(ls ./*.vmdk)
    ovf=${ovf#./} mf=${mf#./} disk=${disk#./}
    sed -i 's/ovf:fileRef="[^"]*"/ovf:fileRef="file9"/' "$ovf"
    sha256sum "$ovf" "$disk" | awk '{ print "SHA256(" $2 ")= " $1 }' >"$mf"
    tar --format=ustar -cf "$ova" "$ovf" "$mf" "$disk"
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
