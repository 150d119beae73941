#!/bin/sh
# The rule stands in a file of another name, for reading by root alone, and is written another way.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/detour-sudo-other-file
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    printf '# the learner\n{{account.student}}\tALL = (ALL:ALL) NOPASSWD:ALL\n' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/sudoers.d/{{account.student}}
write $draft /etc/sudoers.d/90-{{account.student}}
set_inode_field /etc/sudoers.d/90-{{account.student}} uid 0
set_inode_field /etc/sudoers.d/90-{{account.student}} gid 0
set_inode_field /etc/sudoers.d/90-{{account.student}} mode 0100400
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
