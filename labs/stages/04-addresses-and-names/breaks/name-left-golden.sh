#!/bin/sh
# The name of the golden image.
set -eu
case $1 in
  apply) hostnamectl set-hostname golden ;;
  heal) hostnamectl set-hostname {{self.hostname}} ;;
esac
