#!/bin/sh
# A word that sshd does not know.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-sshd-typo
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    echo 'PasswordAuthentification no' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/ssh/sshd_config.d/10-lab.conf
write $draft /etc/ssh/sshd_config.d/10-lab.conf
set_inode_field /etc/ssh/sshd_config.d/10-lab.conf uid 0
set_inode_field /etc/ssh/sshd_config.d/10-lab.conf gid 0
set_inode_field /etc/ssh/sshd_config.d/10-lab.conf mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
