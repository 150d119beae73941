#!/bin/sh
# The node does not keep up with the others.
set -eu
case $1 in
  apply) mariadb -e 'set global wsrep_desync = 1' ;;
  heal) mariadb -e 'set global wsrep_desync = 0' ;;
esac
