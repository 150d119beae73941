#!/bin/sh
# Uploads are not allowed.
set -eu
file=/etc/vsftpd.conf
kept=/var/tmp/mistake-ftp-read-only
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's/^write_enable=.*/#write_enable=YES/' "$kept" >"$file"
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
