#!/bin/sh
# Neither OpenTofu nor Terraform is there.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-terraform-removed
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.programs -= ["tofu", "terraform"]' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
