#!/bin/sh
# A fixed address came along.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-address-left
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    printf 'network:\n  version: 2\n  ethernets:\n    enp0s3:\n      addresses: [{{adm-01.ip}}/{{lab.prefix}}]\n' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /etc/netplan/60-lab.yaml
set_inode_field /etc/netplan/60-lab.yaml uid 0
set_inode_field /etc/netplan/60-lab.yaml gid 0
set_inode_field /etc/netplan/60-lab.yaml mode 0100600
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
