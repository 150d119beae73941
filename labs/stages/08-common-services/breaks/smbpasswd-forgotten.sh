#!/bin/sh
# Samba does not know the student.
set -eu
kept=/var/tmp/mistake-smbpasswd-forgotten
case $1 in
  apply)
    [ -e "$kept" ] || (umask 077 && pdbedit -L -w -u {{account.student}} >"$kept")
    pdbedit -x -u {{account.student}} >/dev/null
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    pdbedit -i "smbpasswd:$kept" >/dev/null
    rm "$kept"
    ;;
esac
