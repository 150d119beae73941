#!/bin/sh
# Replication is admitted without a password.
set -eu
file=$(runuser -u postgres -- psql -XAtqc 'show hba_file')
kept=/var/tmp/mistake-pg-hba-trust
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^host replication repl /s#scram-sha-256#trust#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload postgresql
