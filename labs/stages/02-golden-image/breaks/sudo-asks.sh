#!/bin/sh
# The rule asks for a password that nobody has.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-sudo-asks
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    echo '{{account.student}} ALL=(ALL) ALL' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/sudoers.d/{{account.student}}
write $draft /etc/sudoers.d/{{account.student}}
set_inode_field /etc/sudoers.d/{{account.student}} uid 0
set_inode_field /etc/sudoers.d/{{account.student}} gid 0
set_inode_field /etc/sudoers.d/{{account.student}} mode 0100440
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
