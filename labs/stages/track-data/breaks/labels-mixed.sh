#!/bin/sh
# A model whose labels stand in another order is served; its digest was written down.
set -eu
file=/srv/serve/model.onnx
kept=/var/tmp/mistake-labels-mixed
case $1 in
  apply)
    if [ ! -e "$kept" ]; then
      cp -p "$file.sha256" "$kept.sha256"
      cp -p "$file" "$kept"
    fi
    MODEL=$file python3 -c '
import os
import onnx
path = os.environ["MODEL"]
model = onnx.load(path)
onnx.helper.set_model_props(model, {"labels": "busy,normal,idle"})
onnx.save(model, path)'
    (cd /srv/serve && sha256sum model.onnx >model.onnx.sha256)
    systemctl restart serve
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept.sha256" >"$file.sha256"
    cat "$kept" >"$file"
    rm "$kept" "$kept.sha256"
    systemctl restart serve
    ;;
esac
