#!/bin/sh
# A preference keeps everything of the mirror away.
set -eu
case $1 in
  apply) printf 'Package: *\nPin: origin {{adm-01.ip}}\nPin-Priority: -1\n' >/etc/apt/preferences.d/mirror ;;
  heal) rm -f /etc/apt/preferences.d/mirror ;;
esac
