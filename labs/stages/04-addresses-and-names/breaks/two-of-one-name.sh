#!/bin/sh
# The machine goes by the name of its neighbour.
set -eu
case $1 in
  apply) hostnamectl set-hostname {{pg-01.hostname}} ;;
  heal) hostnamectl set-hostname {{self.hostname}} ;;
esac
