# Does the name server $2 know all machines of the list $4 ("hostname,ip,group")? $1: forward or reverse; $3: the domain.
# All are asked for in one go.
[ -x /usr/bin/dig ] || exit 1
ask=$(printf '%s\n' "$4" | awk -F, -v way="$1" -v domain="$3" 'NR > 1 { print way == "forward" ? $1 "." domain : "-x " $2 }')
# shellcheck disable=SC2086
answers=$(dig "@$2" +noall +answer +time=1 +tries=1 $ask 2>/dev/null)
printf '%s\n' "$answers" | WANTED=$4 awk -v way="$1" -v domain="$3" '
  $4 == "A" && way == "forward" { found[$1] = $5 }
  $4 == "PTR" && way == "reverse" { found[$1] = $5 }
  END {
    total = split(ENVIRON["WANTED"], line, "\n")
    for (i = 2; i <= total; i++) {
      split(line[i], field, ",")
      split(field[2], part, ".")
      name = field[1] "." domain
      key = way == "forward" ? name "." : part[4] "." part[3] "." part[2] "." part[1] ".in-addr.arpa."
      asked = way == "forward" ? name : field[2]
      wanted = way == "forward" ? field[2] : name "."
      if (!(key in found)) missing[++absent] = way == "forward" ? field[1] : asked
      else if (found[key] != wanted && !wrong) wrong = asked " found=" found[key] " wanted=" wanted
    }
    if (absent) {
      for (i = 1; i <= absent && i <= 4; i++) names = names (i > 1 ? ", " : "") missing[i]
      if (absent > 4) names = names " +" absent - 4
      print "say missing count=" total - 1 - absent " names=" names
      exit 10
    }
    if (wrong) {
      print "say wrong asked=" wrong
      exit 10
    }
    print "say complete count=" total - 1
  }'
