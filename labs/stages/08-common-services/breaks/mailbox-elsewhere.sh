#!/bin/sh
# Dovecot looks into another folder.
set -eu
file=/etc/dovecot/conf.d/99-lab.conf
kept=/var/tmp/mistake-mailbox-elsewhere
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#~/Maildir#~/Mail#' "$kept" >"$file"
    systemctl reset-failed dovecot
    systemctl restart dovecot
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed dovecot
    systemctl restart dovecot
    ;;
esac
