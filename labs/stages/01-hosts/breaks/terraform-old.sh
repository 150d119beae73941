#!/bin/sh
# A Terraform from years ago.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-terraform-old
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq '.instead.terraform = "Terraform v0.12.31"' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
