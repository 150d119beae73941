#!/bin/sh
# The stream block lies where nginx reads it inside http.
set -eu
cd /etc/nginx
case $1 in
  apply)
    [ ! -e stream.d/was.conf ] || mv stream.d/was.conf conf.d/was-stream.conf
    systemctl restart nginx || true
    ;;
  heal)
    [ ! -e conf.d/was-stream.conf ] || mv conf.d/was-stream.conf stream.d/was.conf
    systemctl reset-failed nginx || true
    systemctl restart nginx
    ;;
esac
