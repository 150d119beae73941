#!/bin/sh
# Everybody may write to the rule.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-sudo-666
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
set_inode_field /etc/sudoers.d/{{account.student}} mode 0100666
EDIT
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
