#!/bin/sh
# The home of a colleague is open to everybody.
set -eu
case $1 in
  apply) chmod 755 /home/hana ;;
  heal) chmod 700 /home/hana ;;
esac
