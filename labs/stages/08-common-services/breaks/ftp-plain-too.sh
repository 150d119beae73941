#!/bin/sh
# Logins without TLS are taken too.
set -eu
file=/etc/vsftpd.conf
kept=/var/tmp/mistake-ftp-plain-too
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^force_local_logins_ssl=.*/force_local_logins_ssl=NO/' "$kept" >"$file"
    systemctl reset-failed vsftpd
    systemctl restart vsftpd
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    systemctl reset-failed vsftpd
    systemctl restart vsftpd
    ;;
esac
