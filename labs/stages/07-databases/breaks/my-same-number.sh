#!/bin/sh
# The replica has the number of its source.
set -eu
kept=/var/tmp/mistake-my-same-number
case $1 in
  apply)
    [ -e "$kept" ] || mariadb -Ne 'select @@server_id' >"$kept"
    mariadb -e "stop replica; set global server_id = $(mariadb -E -e 'show replica status' | awk '/Master_Server_Id/ { print $2 }'); start replica"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mariadb -e "stop replica; set global server_id = $(cat "$kept"); start replica"
    rm "$kept"
    ;;
esac
