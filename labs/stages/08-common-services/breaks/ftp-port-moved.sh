#!/bin/sh
# vsftpd listens elsewhere.
set -eu
file=/etc/vsftpd.conf
kept=/var/tmp/mistake-ftp-port-moved
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '$ a listen_port=2121' "$kept" >"$file"
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
