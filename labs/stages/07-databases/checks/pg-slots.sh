# Is there a slot for the standby, and none that nobody reads?
slots=$(sudo -n /usr/sbin/runuser -u postgres -- /usr/bin/psql -XAtxc 'table pg_replication_slots' 2>/dev/null) || exit 1
printf '%s\n' "$slots" | awk -F '|' '
  $1 == "slot_name" { name = $2; count++ }
  $1 == "active" && $2 == "f" { idle = idle (idle ? ", " : "") name }
  END {
    if (!count) print "say none"
    else if (idle) print "say idle names=" idle
    else { print "say " name; exit 0 }
    exit 10
  }'
