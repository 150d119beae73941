#!/bin/sh
# Tomcat listens on loopback alone.
set -eu
file=/etc/tomcat10/server.xml
kept=/var/tmp/mistake-tomcat-on-loopback
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#<Connector port="8080"#<Connector port="8080" address="127.0.0.1"#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl restart tomcat10
