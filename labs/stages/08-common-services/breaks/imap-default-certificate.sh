#!/bin/sh
# The certificate names another machine.
set -eu
kept=/var/tmp/mistake-imap-default-certificate
case $1 in
  apply)
    if ! [ -d "$kept" ]; then
      mkdir -m 700 "$kept"
      cp -p /etc/ssl/certs/mail.pem /etc/ssl/private/mail.key "$kept"
    fi
    openssl req -x509 -newkey rsa:2048 -noenc -days 1 -subj /CN={{web-01.fqdn}} \
      -keyout /etc/ssl/private/mail.key -out /etc/ssl/certs/mail.pem 2>/dev/null
    systemctl reset-failed dovecot
    systemctl restart dovecot
    ;;
  heal)
    [ -d "$kept" ] || exit 0
    cat "$kept/mail.pem" >/etc/ssl/certs/mail.pem
    cat "$kept/mail.key" >/etc/ssl/private/mail.key
    rm -r "$kept"
    systemctl reset-failed dovecot
    systemctl restart dovecot
    ;;
esac
