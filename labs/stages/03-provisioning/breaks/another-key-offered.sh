#!/bin/sh
# The key that is offered is not the one that signs.
set -eu
file=/srv/mirror/lab.asc
kept=/var/tmp/mistake-another-key-offered
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    home=$(mktemp -d)
    export GNUPGHOME="$home"
    gpg -q --batch --passphrase '' --quick-generate-key 'Other <other@{{lab.domain}}>' ed25519 sign 1d 2>/dev/null
    gpg -q --armor --export Other >"$file"
    gpgconf --kill all
    rm -rf "$home"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp -p "$kept" "$file"
    rm "$kept"
    ;;
esac
