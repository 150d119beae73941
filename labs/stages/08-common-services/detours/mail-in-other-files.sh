#!/bin/sh
# Dovecot is told in local.conf, Postfix by names that stand for others and by the style of its networks.
set -eu
own=/etc/dovecot/conf.d/99-lab.conf
other=/etc/dovecot/local.conf
kept=/var/tmp/detour-mail-in-other-files
case $1 in
  apply)
    [ -e "$kept" ] || { cp -p /etc/postfix/main.cf "$kept" && mv "$own" "$other"; }
    postconf -e 'mydestination=$mydomain, $myhostname, localhost' 'mynetworks_style=subnet'
    postconf -X mynetworks
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$other" "$own"
    cat "$kept" >/etc/postfix/main.cf
    rm "$kept"
    ;;
esac
systemctl restart postfix dovecot
