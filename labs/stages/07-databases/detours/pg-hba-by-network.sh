#!/bin/sh
# One line for the whole lab network, in a file of its own that pg_hba.conf includes, instead of a line for each standby.
set -eu
hba=$(cd / && runuser -u postgres -- psql -XAtc 'show hba_file')
own=${hba%/*}/pg_hba_lab.conf
kept=/var/tmp/detour-pg-hba-by-network
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$hba" "$kept"
    { grep -v ' repl ' "$kept"; echo 'include pg_hba_lab.conf'; } >"$hba"
    echo 'host replication,postgres repl {{lab.cidr}} scram-sha-256' >"$own"
    chown postgres:postgres "$own"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$hba"
    rm -f "$kept" "$own"
    ;;
esac
systemctl reload postgresql
