#!/bin/sh
# Gateway and order wait without end.
set -eu
kept=/var/tmp/mistake-no-timeout
case $1 in
  apply)
    for part in gateway order; do
      [ -e "$kept.$part" ] || cp -p "/etc/shop/$part.env" "$kept.$part"
      sed 's/^TIMEOUT_MS=.*/TIMEOUT_MS=0/' "$kept.$part" >"/etc/shop/$part.env"
    done
    ;;
  heal)
    [ -e "$kept.order" ] || exit 0
    for part in gateway order; do
      cat "$kept.$part" >"/etc/shop/$part.env"
      rm "$kept.$part"
    done
    ;;
esac
systemctl restart shop@order shop@gateway
