#!/bin/sh
# The share goes by another name.
set -eu
file=/etc/samba/smb.conf
kept=/var/tmp/mistake-share-misnamed
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^\[share\]/[shared]/' "$kept" >"$file"
    systemctl reset-failed smbd
    systemctl restart smbd
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed smbd
    systemctl restart smbd
    ;;
esac
