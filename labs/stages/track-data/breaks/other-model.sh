#!/bin/sh
# The copy works with a model whose last label was renamed on the spot.
set -eu
file=/var/lib/models/model.onnx
kept=/var/tmp/mistake-other-model
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    LC_ALL=C sed 's/idle,normal,busy/idle,normal,full/' "$kept" >"$file"
    systemctl restart serve
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl restart serve
    ;;
esac
