#!/bin/sh
# A letter nobody has opened.
set -eu
box=/home/{{account.student}}/Maildir
case $1 in
  apply)
    printf 'Subject: unread\n\nStill closed.\n' >"$box/new/9999999999.unread.lab"
    chown {{account.student}}: "$box/new/9999999999.unread.lab"
    ;;
  heal) rm -f "$box"/new/9999999999.unread.lab* "$box"/cur/9999999999.unread.lab* ;;
esac
