#!/bin/sh
# The image has kept its host key.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-host-keys-left
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    rm "$draft"
    ssh-keygen -q -t ed25519 -N '' -f "$draft"
    rm "$draft.pub"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /etc/ssh/ssh_host_ed25519_key
set_inode_field /etc/ssh/ssh_host_ed25519_key uid 0
set_inode_field /etc/ssh/ssh_host_ed25519_key gid 0
set_inode_field /etc/ssh/ssh_host_ed25519_key mode 0100600
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
