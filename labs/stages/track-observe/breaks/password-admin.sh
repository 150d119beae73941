#!/bin/sh
# The password everybody knows.
set -eu
file=/var/lib/grafana-stand-in/state.json
kept=/var/tmp/mistake-password-admin
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    jq -c '.password = "1f8f9299a33ec1b6b36aadd1fea92ccdce95c53c7ee8d61240f76af1b047ea858a134ff53fe882d99921509916ea458102c733de39f6cfb90202c34e8eb4c19f"' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reset-failed grafana-stand-in
systemctl restart grafana-stand-in
