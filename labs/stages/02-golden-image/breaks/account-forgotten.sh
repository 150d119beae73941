#!/bin/sh
# Nobody made the account.
set -eu
disk=/srv/golden/golden.raw
kept=/srv/golden/mistake-account-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || cp -p --sparse=always "$disk" "$kept"
    draft=$(mktemp)
    debugfs -R 'cat /etc/passwd' "$kept?offset=1048576" 2>/dev/null | grep -v '^{{account.student}}:' >"$draft"
    debugfs -w "$disk?offset=1048576" >/dev/null 2>&1 <<EDIT
rm /etc/passwd
write $draft /etc/passwd
EDIT
    rm "$draft"
    touch -r "$kept" "$disk"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$disk"
    ;;
esac
