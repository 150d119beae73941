#!/bin/sh
# The file came after chrony had read its sources.
set -eu
file=/etc/chrony/sources.d/lab.sources
case $1 in
  apply)
    mv "$file" /var/tmp/lab.sources
    systemctl restart chrony
    mv /var/tmp/lab.sources "$file"
    ;;
  heal) chronyc reload sources ;;
esac
