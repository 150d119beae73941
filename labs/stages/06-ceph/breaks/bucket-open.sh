#!/bin/sh
# Everybody may read the bucket.
set -eu
case $1 in
  apply) runuser -u {{account.student}} -- s3cmd -c /home/{{account.student}}/lab/secrets/s3cfg setacl --acl-public s3://backup ;;
  heal) runuser -u {{account.student}} -- s3cmd -c /home/{{account.student}}/lab/secrets/s3cfg setacl --acl-private s3://backup ;;
esac
