# Does this server receive what its source writes, and apply it? Understands the words of MariaDB and of MySQL.
if [ -x /usr/bin/mariadb ]; then
  status=$(sudo -n /usr/bin/mariadb -E -e 'show replica status' 2>&1) || { echo "$status" | head -n 1; exit 1; }
else
  status=$(sudo -n /usr/bin/mysql -E -e 'show replica status' 2>&1) || { echo "$status" | head -n 1; exit 1; }
fi
printf '%s\n' "$status" | awk '
  {
    line = $0
    sub(/^ +/, "", line)
    sub(/^(Slave|Replica)_/, "", line)
    at = index(line, ": ")
    if (at) is[substr(line, 1, at - 1)] = substr(line, at + 2)
  }
  END {
    io = is["IO_Running"]; sql = is["SQL_Running"]
    io_code = is["Last_IO_Errno"] + 0; sql_code = is["Last_SQL_Errno"] + 0
    if (io == "") print "say none"
    else if (io_code == 1593 || io_code == 13117) print "say twin"
    else if (io_code ~ /^(1044|1045|1130|1698|2061|3118|4151)$/) print "say refused code=" io_code
    else if (io_code ~ /^(2002|2003|2005)$/) print "say unreachable code=" io_code
    else if (sql_code) print "say conflict code=" sql_code
    else if (io != "Yes" || sql != "Yes") print "say idle io=" io " sql=" sql
    else if (is["SQL_Delay"] + 0 > 0) print "say late seconds=" is["SQL_Delay"]
    else { print "say running"; exit 0 }
    exit 10
  }'
