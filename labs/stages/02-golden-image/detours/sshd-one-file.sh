#!/bin/sh
# Everything stands in sshd_config itself, and nothing in sshd_config.d.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/detour-sshd-one-file
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    debugfs -R 'cat /etc/ssh/sshd_config' "$kept?offset=1048576" 2>/dev/null >"$draft"
    printf 'passwordauthentication no\nPermitRootLogin prohibit-password\n' >>"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/ssh/sshd_config.d/10-lab.conf
rm /etc/ssh/sshd_config
write $draft /etc/ssh/sshd_config
set_inode_field /etc/ssh/sshd_config uid 0
set_inode_field /etc/ssh/sshd_config gid 0
set_inode_field /etc/ssh/sshd_config mode 0100644
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
