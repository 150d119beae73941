#!/bin/sh
# Nothing has come from one machine; rsyslog lets go of its file when it is told to.
set -eu
file=/var/log/remote/{{asg-02.hostname}}.log
kept=/var/tmp/mistake-log-file-missing
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    rm -f "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$file"
    systemctl kill --signal=HUP rsyslog
    ;;
esac
