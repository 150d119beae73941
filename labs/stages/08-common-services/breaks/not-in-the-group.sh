#!/bin/sh
# The student is not in the group.
set -eu
case $1 in
  apply) gpasswd -d {{account.student}} sambashare >/dev/null ;;
  heal) gpasswd -a {{account.student}} sambashare >/dev/null ;;
esac
