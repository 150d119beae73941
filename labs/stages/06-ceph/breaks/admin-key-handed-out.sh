#!/bin/sh
# The client holds the key of the administrator.
set -eu
case $1 in
  apply) install -m 600 /etc/ceph/ceph.client.{{self.hostname}}.keyring /etc/ceph/ceph.client.admin.keyring ;;
  heal) rm -f /etc/ceph/ceph.client.admin.keyring ;;
esac
