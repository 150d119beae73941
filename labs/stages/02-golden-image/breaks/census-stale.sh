#!/bin/sh
# One machine has got another key since.
set -eu
file=/srv/golden/census/keys
kept=/var/tmp/mistake-census-stale
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    draft=$(mktemp -u)
    ssh-keygen -q -t ed25519 -N '' -f "$draft"
    sed -i "s#^{{was-03.ip}} .*#{{was-03.ip}} $(cut -d' ' -f1,2 "$draft.pub")#" "$file"
    rm "$draft" "$draft.pub"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
