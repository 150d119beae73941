#!/bin/sh
# Whom to follow stands in a file of conf.d, not where pg_basebackup -R has written it.
set -eu
cluster=$(pg_lsclusters -h | awk '{ print $1 "/" $2; exit }')
auto=/var/lib/postgresql/$cluster/postgresql.auto.conf
own=/etc/postgresql/$cluster/conf.d/standby.conf
kept=/var/tmp/detour-pg-conninfo-in-conf
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$auto" "$kept"
    sed '/^primary_/d' "$kept" >"$auto"
    {
      echo "primary_conninfo = 'host={{pg-01.hostname}} port=5432 user=repl application_name={{self.hostname}}'"
      echo "primary_slot_name = 'standby'"
    } >"$own"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$auto"
    rm -f "$kept" "$own"
    ;;
esac
systemctl restart "postgresql@$(echo "$cluster" | tr / -)"
