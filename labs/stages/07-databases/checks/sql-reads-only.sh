# Does this server refuse writes of ordinary accounts? MariaDB or MySQL.
if [ -x /usr/bin/mariadb ]; then
  all=$(sudo -n /usr/bin/mariadb -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
else
  all=$(sudo -n /usr/bin/mysql -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
fi
printf '%s\n' "$all" | awk '
  $1 == "read_only" { only = $2 }
  END {
    if (only == "") exit 1
    if (only !~ /^(OFF|0)$/) { print "say " tolower(only); exit 0 }
    print "say writable"
    exit 10
  }'
