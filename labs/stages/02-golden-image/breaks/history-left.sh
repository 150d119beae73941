#!/bin/sh
# Somebody typed in there, and it was kept.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-history-left
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    echo 'apt-get install -y tree' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
write $draft /root/.bash_history
set_inode_field /root/.bash_history uid 0
set_inode_field /root/.bash_history gid 0
set_inode_field /root/.bash_history mode 0100600
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
