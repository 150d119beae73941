#!/bin/sh
# Two lines of the inventory lead to one machine.
set -eu
file=/home/{{account.student}}/lab/hosts.ini
kept=/var/tmp/mistake-inventory-same-address
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^{{mdb-01.hostname}} .*#{{mdb-01.hostname}} ansible_host={{mdb-02.ip}}#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
