#!/bin/sh
# A slot of a standby that no longer exists.
set -eu
psql() { runuser -u postgres -- psql -XAtqc "$1" >/dev/null; }
case $1 in
  apply) psql "select pg_create_physical_replication_slot('old_standby', true) where not exists (select from pg_replication_slots where slot_name = 'old_standby')" ;;
  heal) psql "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = 'old_standby'" ;;
esac
