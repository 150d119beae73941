#!/bin/sh
# The file is gone from the file system.
set -eu
case $1 in
  apply) rm -f /mnt/lab/hello.txt ;;
  heal) echo "from {{self.hostname}}" >/mnt/lab/hello.txt ;;
esac
