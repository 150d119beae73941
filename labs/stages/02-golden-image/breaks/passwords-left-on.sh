#!/bin/sh
# Nothing turns passwords off.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-passwords-left-on
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/ssh/sshd_config.d/10-lab.conf
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
