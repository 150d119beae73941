#!/bin/sh
# The slot of the standby is gone. Whoever reads it is sent away first, and may be back before it is dropped.
set -eu
psql() { runuser -u postgres -- psql -XAtqc "$1" >/dev/null; }
case $1 in
  apply)
    for try in 1 2 3 4 5; do
      psql "select pg_terminate_backend(active_pid, 5000) from pg_replication_slots where slot_name = 'standby' and active"
      psql "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = 'standby'" && exit 0
    done
    exit 1
    ;;
  heal)
    psql "select pg_create_physical_replication_slot('standby') where not exists (select from pg_replication_slots where slot_name = 'standby')"
    ;;
esac
