#!/bin/sh
# A private key lies where everybody reads: one made for this, and good for nothing.
set -eu
file=/srv/mirror/lab.asc
kept=/var/tmp/mistake-private-key-offered
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    home=$(mktemp -d)
    export GNUPGHOME="$home"
    gpg -q --batch --passphrase '' --quick-generate-key 'Other <other@{{lab.domain}}>' ed25519 sign 1d 2>/dev/null
    gpg -q --batch --armor --export-secret-keys Other >"$file"
    gpgconf --kill all
    rm -rf "$home"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp -p "$kept" "$file"
    rm "$kept"
    ;;
esac
