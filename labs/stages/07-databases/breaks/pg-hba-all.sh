#!/bin/sh
# The line for replication names all databases, which does not mean replication.
set -eu
file=$(runuser -u postgres -- psql -XAtqc 'show hba_file')
kept=/var/tmp/mistake-pg-hba-all
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^host replication repl #host all repl #' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
systemctl reload postgresql
