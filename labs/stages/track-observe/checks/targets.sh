# Does the Prometheus at $1 hear from each of "$2" (name=address …)? Targets may go by name or address.
answer=$(curl -s --max-time 3 "http://$1:9090/api/v1/targets?state=active")
[ -n "$answer" ] || { echo 'say silent'; exit 10; }
known=$(printf '%s' "$answer" | jq -r '.data.activeTargets[] | select(.health == "up") | .labels.instance') || exit 1
names=
for one in $2; do
  printf '%s\n' "$known" | grep -Eq "^(${one%=*}(\..*)?|${one#*=}):" || names="$names${names:+, }${one%=*}"
done
[ -z "$names" ] && exit 0
echo "say missing names=$names"
exit 10
