# Did changes in the log of this server begin on two servers? MariaDB tells by server_id, MySQL by UUID.
if [ -x /usr/bin/mariadb ]; then
  all=$(sudo -n /usr/bin/mariadb -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
else
  all=$(sudo -n /usr/bin/mysql -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
fi
printf '%s\n' "$all" | awk '
  $1 == "version" { version = $2 }
  $1 == "gtid_binlog_state" || $1 == "gtid_executed" {
    sub(/^[a-z_]+[ \t]+/, "")
    total = split($0, one, ",")
    for (i = 1; i <= total; i++) {
      split(one[i], part, $0 ~ /:/ ? ":" : "-")
      origin = $0 ~ /:/ ? part[1] : part[2]
      if (origin != "" && !(origin in known)) { known[origin]; count++ }
    }
  }
  END {
    if (version == "") exit 1
    print "say origins count=" count + 0
    exit count >= 2 ? 0 : 10
  }'
