#!/bin/sh
# The replica begins at the start of the log once more. The position that was reached comes back at the end.
set -eu
kept=/var/tmp/mistake-my-old-position
case $1 in
  apply)
    [ -e "$kept" ] || mariadb -Ne 'select @@gtid_slave_pos' >"$kept"
    mariadb -e "stop replica; set global gtid_slave_pos = ''; start replica"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mariadb -e "stop replica; set global gtid_slave_pos = '$(cat "$kept")'; start replica"
    rm "$kept"
    ;;
esac
