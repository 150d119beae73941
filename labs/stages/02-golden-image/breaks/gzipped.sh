#!/bin/sh
# The archive was compressed.
set -eu
ova=/srv/images/golden-v1.ova
kept=/srv/images/mistake-gzipped
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$ova" "$kept"
    work=$(mktemp -d -p /srv/images)
    tar -xf "$kept" -C "$work"
    cd "$work"
    ovf=$(ls ./*.ovf) mf=$(ls ./*.mf) disk=$(ls ./*.vmdk)
    ovf=${ovf#./} mf=${mf#./} disk=${disk#./}
    tar -cf - "$ovf" "$mf" | gzip -1 >"$ova"
    cd /
    rm -r "$work"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$ova"
    ;;
esac
