#!/bin/sh
# The key of the administrator is one that this cluster has never made.
set -eu
file=/etc/ceph/ceph.client.admin.keyring
kept=/etc/ceph/mistake-admin-key
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    ceph-authtool "$file" -n client.admin --gen-key >/dev/null
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
