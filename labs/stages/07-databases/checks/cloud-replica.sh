# Does this server follow its source through a way of its own, never straight ($1, $2 and $3 are the source's plain names)?
status=$(sudo -n /usr/bin/mariadb -E -e 'show replica status' 2>&1) || { echo "$status" | head -n 1; exit 1; }
printf '%s\n' "$status" | awk -v plain="$1 $2 $3" '
  {
    line = $0
    sub(/^ +/, "", line)
    sub(/^(Slave|Replica|Master|Source)_/, "", line)
    at = index(line, ": ")
    if (at) is[substr(line, 1, at - 1)] = substr(line, at + 2)
  }
  END {
    io = is["IO_Running"]; sql = is["SQL_Running"]; code = is["Last_IO_Errno"] + 0
    if (io == "") print "say none"
    else if (index(" " plain " ", " " is["Host"] " ")) print "say plain host=" is["Host"]
    else if (code ~ /^(1044|1045|1130|1698|4151)$/) print "say refused code=" code
    else if (io != "Yes" || sql != "Yes") print "say idle io=" io " sql=" sql
    else { print "say running"; exit 0 }
    exit 10
  }'
