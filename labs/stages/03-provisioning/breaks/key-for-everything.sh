#!/bin/sh
# The key lies where it vouches for every source, and the source names none.
set -eu
cd /etc/apt
case $1 in
  apply)
    cp keyrings/lab.asc trusted.gpg.d/lab.asc
    sed -i '/^Signed-By:/d' sources.list.d/mirror.sources
    ;;
  heal)
    rm -f trusted.gpg.d/lab.asc
    grep -q '^Signed-By:' sources.list.d/mirror.sources || echo 'Signed-By: /etc/apt/keyrings/lab.asc' >>sources.list.d/mirror.sources
    ;;
esac
