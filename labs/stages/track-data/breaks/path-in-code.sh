#!/bin/sh
# The place of the model is written into the program.
set -eu
file=/srv/serve/app.py
kept=/var/tmp/mistake-path-in-code
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^MODEL = .*#MODEL = Path("/srv/serve/model.onnx")#' "$kept" >"$file"
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed serve 2>/dev/null || true
    systemctl restart serve
    ;;
esac
