#!/bin/sh
# The user owns its own root folder.
set -eu
case $1 in
  apply) chown {{account.student}}: /srv/ftp/{{account.student}} ;;
  heal) chown root:root /srv/ftp/{{account.student}} ;;
esac
