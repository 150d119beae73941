#!/bin/sh
# The gateway listens on the port it has by default.
set -eu
case $1 in
  apply) ceph config rm client.rgw.{{self.hostname}} rgw_frontends ;;
  heal) ceph config set client.rgw.{{self.hostname}} rgw_frontends 'beast port=8080' ;;
esac
systemctl reset-failed 'ceph-radosgw@*'
systemctl restart ceph-radosgw@rgw.{{self.hostname}}
