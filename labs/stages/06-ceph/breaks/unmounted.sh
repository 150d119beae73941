#!/bin/sh
# The file system is not mounted.
set -eu
case $1 in
  apply) umount -l /mnt/lab ;;
  heal) mountpoint -q /mnt/lab || mount /mnt/lab ;;
esac
