#!/bin/sh
# Everybody on the machine may read the key that may do everything.
set -eu
case $1 in
  apply) chmod 644 /etc/ceph/ceph.client.admin.keyring ;;
  heal) chmod 600 /etc/ceph/ceph.client.admin.keyring ;;
esac
