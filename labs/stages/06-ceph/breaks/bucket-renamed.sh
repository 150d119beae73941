#!/bin/sh
# The bucket goes by another name.
set -eu
case $1 in
  apply) radosgw-admin bucket link --bucket=backup --bucket-new-name=backups --uid={{account.student}} ;;
  heal) radosgw-admin bucket link --bucket=backups --bucket-new-name=backup --uid={{account.student}} ;;
esac
