#!/bin/sh
# The standby asks a machine on which there is no PostgreSQL. The setting that was there comes back at the end.
set -eu
psql() { runuser -u postgres -- psql -XAtqc "$1"; }
file=$(psql 'show data_directory')/postgresql.auto.conf
kept=/var/tmp/mistake-pg-other-primary
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    psql "alter system set primary_conninfo = 'host={{my-01.ip}} user=repl connect_timeout=2'"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
psql 'select pg_reload_conf()' >/dev/null
