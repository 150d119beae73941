# Does this server write a binary log, under a number of its own? MariaDB or MySQL.
if [ -x /usr/bin/mariadb ]; then
  all=$(sudo -n /usr/bin/mariadb -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
else
  all=$(sudo -n /usr/bin/mysql -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
fi
printf '%s\n' "$all" | awk '
  $1 == "log_bin" { log_bin = $2 }
  $1 == "server_id" { id = $2 }
  $1 == "version" { version = $2 }
  END {
    if (version == "") exit 1
    if (log_bin != "ON") print "say nolog"
    else if (id <= 1) print "say number id=" id
    else { print "say logs id=" id " version=" version; exit 0 }
    exit 10
  }'
