#!/bin/sh
# The bucket holds nothing.
set -eu
case $1 in
  apply) runuser -u {{account.student}} -- s3cmd -c /home/{{account.student}}/lab/secrets/s3cfg del s3://backup/machines.csv ;;
  heal) runuser -u {{account.student}} -- s3cmd -c /home/{{account.student}}/lab/secrets/s3cfg put /home/{{account.student}}/lab/machines.csv s3://backup/machines.csv ;;
esac
