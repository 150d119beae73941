#!/bin/sh
# The source in one line, with the key in another folder.
set -eu
cd /etc/apt/sources.list.d
case $1 in
  apply)
    [ ! -e mirror.sources ] || mv mirror.sources mirror.sources.aside
    install -m 644 /etc/apt/keyrings/lab.asc /usr/share/keyrings/lab.asc
    echo 'deb [arch=amd64 signed-by=/usr/share/keyrings/lab.asc] http://{{adm-01.ip}}/mirror lab main' >lab-mirror.list
    ;;
  heal)
    rm -f lab-mirror.list /usr/share/keyrings/lab.asc
    [ ! -e mirror.sources.aside ] || mv mirror.sources.aside mirror.sources
    ;;
esac
apt-get -qq update
