#!/bin/sh
# The source has the number that every server has.
set -eu
kept=/var/tmp/mistake-my-default-number
case $1 in
  apply)
    [ -e "$kept" ] || mariadb -Ne 'select @@server_id' >"$kept"
    mariadb -e 'set global server_id = 1'
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mariadb -e "set global server_id = $(cat "$kept")"
    rm "$kept"
    ;;
esac
