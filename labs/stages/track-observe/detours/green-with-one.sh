#!/bin/sh
# One node wants no replica: the status is green.
set -eu
replicas() {
  curl -fsS -o /dev/null -X PUT -H 'content-type: application/json' -d "{\"index\": {\"number_of_replicas\": $1}}" http://{{sec-01.ip}}:9200/logs-lab/_settings
}
case $1 in
  apply) replicas 0 ;;
  heal) replicas 1 ;;
esac
