#!/bin/sh
# Guests may enter.
set -eu
file=/etc/samba/smb.conf
kept=/var/tmp/mistake-share-for-guests
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^ *valid users = .*/  guest ok = yes\n  force group = sambashare/' "$kept" >"$file"
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
