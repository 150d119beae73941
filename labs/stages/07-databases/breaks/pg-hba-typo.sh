#!/bin/sh
# The method is misspelt: the file is refused, and the old rules stay.
set -eu
file=$(runuser -u postgres -- psql -XAtqc 'show hba_file')
kept=/var/tmp/mistake-pg-hba-typo
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed '/^host replication repl /s#scram-sha-256#scram-sha256#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload postgresql
