#!/bin/sh
# The mirror stands in two files, with two different keys.
set -eu
case $1 in
  apply) echo 'deb [signed-by=/etc/apt/keyrings/other.asc] http://{{adm-01.ip}}/mirror lab main' >/etc/apt/sources.list.d/again.list ;;
  heal) rm -f /etc/apt/sources.list.d/again.list ;;
esac
