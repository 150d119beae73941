#!/bin/sh
# The file belongs to root: it did not come by FTP.
set -eu
case $1 in
  apply) chown root: /srv/ftp/{{account.student}}/upload/hello.txt ;;
  heal) chown {{account.student}}: /srv/ftp/{{account.student}}/upload/hello.txt ;;
esac
