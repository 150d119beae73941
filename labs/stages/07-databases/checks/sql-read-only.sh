# Is read_only $1, on or off? MariaDB or MySQL.
if [ -x /usr/bin/mariadb ]; then
  all=$(sudo -n /usr/bin/mariadb -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
else
  all=$(sudo -n /usr/bin/mysql -N -e 'show global variables' 2>&1) || { echo "$all" | head -n 1; exit 1; }
fi
printf '%s\n' "$all" | awk -v wanted="$1" '
  $1 == "read_only" { only = ($2 ~ /^(OFF|0)$/) ? "off" : "on" }
  END {
    if (only == "") exit 1
    print "say " only
    exit only == wanted ? 0 : 10
  }'
