#!/bin/sh
# The name is written into /etc/hostname and read from there; nobody asks hostnamectl.
set -eu
case $1 in
  apply)
    hostnamectl set-hostname golden
    echo '{{self.hostname}}' >/etc/hostname
    hostname -F /etc/hostname
    ;;
  heal) hostnamectl set-hostname {{self.hostname}} ;;
esac
