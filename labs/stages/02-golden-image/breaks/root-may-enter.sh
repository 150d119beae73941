#!/bin/sh
# root may log in.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-root-may-enter
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    echo 'PermitRootLogin yes' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /etc/ssh/sshd_config.d/05-installer.conf
set_inode_field /etc/ssh/sshd_config.d/05-installer.conf uid 0
set_inode_field /etc/ssh/sshd_config.d/05-installer.conf gid 0
set_inode_field /etc/ssh/sshd_config.d/05-installer.conf mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
