#!/bin/sh
# The machine id is empty, and a unit of its own makes the host keys.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/detour-own-unit
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    printf '[Unit]\nBefore=ssh.service\nConditionPathExists=!/etc/ssh/ssh_host_ed25519_key\n[Service]\nType=oneshot\nExecStart=/usr/bin/ssh-keygen -A\n[Install]\nWantedBy=multi-user.target\n' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /etc/systemd/system/ssh-host-keys.service
set_inode_field /etc/systemd/system/ssh-host-keys.service uid 0
set_inode_field /etc/systemd/system/ssh-host-keys.service gid 0
set_inode_field /etc/systemd/system/ssh-host-keys.service mode 0100644
rm /etc/systemd/system/ssh.service.wants/sshd-keygen.service
rm /etc/systemd/system/ssh.socket.wants/sshd-keygen.service
rm /etc/systemd/system/sshd.service.wants/sshd-keygen.service
rm /etc/systemd/system/sshd@.service.wants/sshd-keygen.service
symlink /etc/systemd/system/multi-user.target.wants/ssh-host-keys.service ../ssh-host-keys.service
rm /etc/machine-id
write /dev/null /etc/machine-id
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
