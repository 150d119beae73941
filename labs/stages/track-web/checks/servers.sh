# Which of the hosts "$2" answer at $1, asked sixty times over connections of their own? All of them should, and nothing but 200.
missing() { # $1: how, $2: which code, $3: how many answered, $4: who did not
  echo "say $1 code=$2 count=$3 names=$4"
  exit 10
}
all=$(echo $2 | sed 's/ /, /g')
answers=$(timeout 10 curl -s --max-time 3 -H 'Connection: close' -w '\n%{http_code}\n' "$1?[1-60]")
code=$(printf '%s\n' "$answers" | grep -x '[0-9][0-9][0-9]' | grep -vx 200 | head -n 1)
case $code in
  '') ;;
  000) missing silent 000 0 "$all" ;;
  *) missing refused "$code" 0 "$all" ;;
esac
case $answers in
  *'"host"'*) ;;
  *) missing other 200 0 "$all" ;;
esac
seen=$(printf '%s\n' "$answers" | sed -n 's/.*"host": "\([^"]*\)".*/\1/p' | sort -u)
count=0 names=
for host in $2; do
  if printf '%s\n' "$seen" | grep -qx "$host"; then count=$((count + 1)); else names="$names${names:+, }$host"; fi
done
[ -z "$names" ] || missing few 200 "$count" "$names"
