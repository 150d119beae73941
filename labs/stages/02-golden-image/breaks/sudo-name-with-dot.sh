#!/bin/sh
# The file has a name that sudo skips.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-sudo-name-with-dot
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
ln /etc/sudoers.d/{{account.student}} /etc/sudoers.d/90-{{account.student}}.conf
unlink /etc/sudoers.d/{{account.student}}
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
