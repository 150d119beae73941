#!/bin/sh
# The OSD of this machine hangs under another machine in the tree.
set -eu
id=$(ls /var/lib/ceph/osd | sed 's/ceph-//')
weight=$(ceph osd tree -f json | jq ".nodes[] | select(.type == \"osd\" and .id == $id) | .crush_weight")
case $1 in
  apply) ceph osd crush set "osd.$id" "$weight" root=default host={{sto-01.hostname}} ;;
  heal) ceph osd crush set "osd.$id" "$weight" root=default host={{self.hostname}} ;;
esac
