#!/bin/sh
# A new model and its digest lie there; the service still works with the old one.
set -eu
file=/srv/serve/model.onnx
kept=/var/tmp/mistake-serve-not-restarted
case $1 in
  apply)
    if [ ! -e "$kept" ]; then
      cp -p "$file.sha256" "$kept.sha256"
      cp -p "$file" "$kept"
    fi
    sed 's/default_rng(7)/default_rng(9)/' /srv/serve/train.py >/var/tmp/train-again.py
    MODEL_FILE=$file python3 /var/tmp/train-again.py
    rm /var/tmp/train-again.py
    (cd /srv/serve && sha256sum model.onnx >model.onnx.sha256)
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept.sha256" >"$file.sha256"
    cat "$kept" >"$file"
    rm "$kept" "$kept.sha256"
    ;;
esac
