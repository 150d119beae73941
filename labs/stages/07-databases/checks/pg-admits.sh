# Does the first rule that fits let $1 (also called $2, $3) replicate, and not without a password?
rules=$(sudo -n /usr/sbin/runuser -u postgres -- /usr/bin/psql -XAtxc 'table pg_hba_file_rules' 2>/dev/null) || exit 1
printf '%s\n' "$rules" | awk -v peer="$1" -v short="$2" -v long="$3" '
  function within(address, mask,    a, m, p, i, step) {
    if (split(address, a, ".") != 4 || split(mask, m, ".") != 4) return 0
    split(peer, p, ".")
    for (i = 1; i <= 4; i++) {
      step = 256 - m[i]
      if (int(a[i] / step) != int(p[i] / step)) return 0
    }
    return 1
  }
  function judge(    address) {
    if (rule["error"] != "") { broken = rule["line_number"]; return }
    if (verdict != "" || rule["type"] !~ /^host/) return
    if (rule["database"] !~ /[{,]replication[,}]/) return
    address = rule["address"]
    if (address !~ /^(all|samenet)$/ && address != short && address != long && !within(address, rule["netmask"])) return
    verdict = rule["auth_method"]
  }
  /^$/ { judge(); split("", rule); next }
  { at = index($0, "|"); rule[substr($0, 1, at - 1)] = substr($0, at + 1) }
  END {
    judge()
    if (broken != "") say = "broken line=" broken
    else if (verdict == "" || verdict == "reject") say = "none"
    else if (verdict ~ /^(trust|password)$/) say = "weak method=" verdict
    else { print "say " verdict; exit 0 }
    print "say " say
    exit 10
  }'
