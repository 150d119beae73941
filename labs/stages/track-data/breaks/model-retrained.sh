#!/bin/sh
# Another model lies in the place of the one whose digest was written down.
set -eu
file=/srv/serve/model.onnx
kept=/var/tmp/mistake-model-retrained
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/default_rng(7)/default_rng(8)/' /srv/serve/train.py >/var/tmp/train-again.py
    MODEL_FILE=$file python3 /var/tmp/train-again.py
    rm /var/tmp/train-again.py
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
