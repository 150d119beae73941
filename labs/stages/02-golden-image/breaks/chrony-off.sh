#!/bin/sh
# chrony is there and does not start.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-chrony-off
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/systemd/system/multi-user.target.wants/chrony.service
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
