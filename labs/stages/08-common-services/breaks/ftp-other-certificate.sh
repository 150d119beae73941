#!/bin/sh
# The certificate names another machine.
set -eu
kept=/var/tmp/mistake-ftp-other-certificate
case $1 in
  apply)
    if ! [ -d "$kept" ]; then
      mkdir -m 700 "$kept"
      cp -p /etc/ssl/certs/ftp.pem /etc/ssl/private/ftp.key "$kept"
    fi
    openssl req -x509 -newkey rsa:2048 -noenc -days 1 -subj /CN={{web-01.fqdn}} \
      -keyout /etc/ssl/private/ftp.key -out /etc/ssl/certs/ftp.pem 2>/dev/null
    systemctl reset-failed vsftpd
    systemctl restart vsftpd
    ;;
  heal)
    [ -d "$kept" ] || exit 0
    cat "$kept/ftp.pem" >/etc/ssl/certs/ftp.pem
    cat "$kept/ftp.key" >/etc/ssl/private/ftp.key
    rm -r "$kept"
    systemctl reset-failed vsftpd
    systemctl restart vsftpd
    ;;
esac
