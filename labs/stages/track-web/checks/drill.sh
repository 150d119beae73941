# What does the report of the drill at $1 tell? While one was off: nothing but 200, and two names. Afterwards: three.
report=$(curl -s --max-time 4 -w '\n%{http_code}' "$1")
case $(printf '%s\n' "$report" | tail -n 1) in
  200) ;;
  *) echo 'say absent'; exit 10 ;;
esac
printf '%s\n' "$report" | sed '$d' | awk '
  / off$/ { part = "off"; next }
  / on$/ { part = "on"; next }
  part == "off" && $2 ~ /^[0-9]+$/ { if ($2 == 200) good = $1; else { bad += $1; code = $2 } }
  part == "off" && $2 ~ /^[a-z]/ { left++ }
  part == "on" && $2 ~ /^[a-z]/ { back++ }
  END {
    if (bad > 0) print "say errors count=" bad " code=" code
    else if (good == 0 || left != 2) print "say absent"
    else if (back < 3) print "say unfinished"
    else exit 0
    exit 10
  }'
