# Does this server take the writes, and has it been through a failover?
ask() { sudo -n /usr/sbin/runuser -u postgres -- /usr/bin/psql -XAtc "$1" 2>/dev/null || exit 1; }
case $(ask 'select pg_is_in_recovery()') in
  t)
    echo 'say turned'
    exit 10
    ;;
  f) ;;
  *) exit 1 ;;
esac
file=$(ask 'select pg_walfile_name(pg_current_wal_lsn())') || exit 1
case $file in
  00000001*)
    echo 'say never'
    exit 10
    ;;
  [0-9A-F]*) echo "say timeline-$(printf '%s' "$file" | cut -c 7-8 | tr A-F a-f)" ;;
  *) exit 1 ;;
esac
