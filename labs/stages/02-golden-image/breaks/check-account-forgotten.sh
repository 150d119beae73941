#!/bin/sh
# The account of the checks has no key.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-check-account-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /home/{{account.check}}/.ssh/authorized_keys
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
