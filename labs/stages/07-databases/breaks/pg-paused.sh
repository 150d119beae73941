#!/bin/sh
# The standby receives and does not apply.
set -eu
psql() { runuser -u postgres -- psql -XAtqc "$1" >/dev/null; }
case $1 in
  apply) psql 'select pg_wal_replay_pause()' ;;
  heal) psql 'select pg_wal_replay_resume()' ;;
esac
