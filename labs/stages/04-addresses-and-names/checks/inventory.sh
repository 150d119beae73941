# Does an INI inventory name every machine with its own address? $1: the inventory, $2: the list, "hostname,ip,group".
text=$(LC_ALL=C sudo -n /usr/bin/cat "$1" 2>&1)
case $text in
  *'No such file'*)
    echo 'say absent'
    exit 10
    ;;
  cat:* | sudo:*)
    echo "$text"
    exit 1
    ;;
esac
printf '%s\n' "$text" | WANTED=$2 awk '
  /^[[:space:]]*([#;[]|$)/ { next }
  {
    known[$1] = 1
    for (i = 2; i <= NF; i++) if (sub(/^ansible_host=/, "", $i)) address[$1] = $i
  }
  END {
    total = split(ENVIRON["WANTED"], line, "\n")
    for (i = 2; i <= total; i++) {
      split(line[i], field, ",")
      name = field[1]
      if (!(name in known)) missing[++absent] = name
      else if (name in address && address[name] != field[2] && !wrong) wrong = name " found=" address[name] " wanted=" field[2]
    }
    if (absent) {
      for (i = 1; i <= absent && i <= 5; i++) names = names (i > 1 ? ", " : "") missing[i]
      if (absent > 5) names = names " +" absent - 5
      print "say missing count=" total - 1 - absent " names=" names
      exit 10
    }
    if (wrong) {
      print "say wrong name=" wrong
      exit 10
    }
    print "say complete count=" total - 1
  }'
