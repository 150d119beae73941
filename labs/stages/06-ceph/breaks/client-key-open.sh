#!/bin/sh
# Everybody on the client may read its key.
set -eu
case $1 in
  apply) chmod 644 /etc/ceph/ceph.client.{{self.hostname}}.keyring ;;
  heal) chmod 600 /etc/ceph/ceph.client.{{self.hostname}}.keyring ;;
esac
