#!/bin/sh
# The heap is set in the unit, as a share of the memory, and not in /etc/default.
set -eu
file=/etc/default/tomcat10
kept=/var/tmp/detour-heap-by-unit
unit=/etc/systemd/system/tomcat10.service.d
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's# -Xms32m -Xmx96m##' "$kept" >"$file"
    mkdir -p "$unit"
    printf '[Service]\nEnvironment="CATALINA_OPTS=-XX:MaxRAM=384m"\n' >"$unit/heap.conf"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept" "$unit/heap.conf"
    rmdir "$unit"
    ;;
esac
systemctl daemon-reload
systemctl restart tomcat10
