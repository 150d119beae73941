# Does the Prometheus at $1 hear from every machine of the list $2 ("hostname,ip,group")? Targets may go by name or address.
answer=$(curl -s --max-time 3 "http://$1:9090/api/v1/targets?state=active")
if [ -z "$answer" ]; then
  echo 'say silent'
  exit 10
fi
known=$(printf '%s' "$answer" | jq -r '.data.activeTargets[] | select(.health == "up") | .labels.instance') || exit 1
count=0 absent=0 names=
for line in $(printf '%s\n' "$2" | tail -n +2); do
  name=${line%%,*} rest=${line#*,}
  if printf '%s\n' "$known" | grep -Eq "^($name(\..*)?|${rest%%,*}):"; then
    count=$((count + 1))
    continue
  fi
  absent=$((absent + 1))
  [ "$absent" -gt 4 ] || names="$names${names:+, }$name"
done
[ "$absent" -le 4 ] || names="$names +$((absent - 4))"
if [ "$absent" -gt 0 ]; then
  echo "say missing count=$count names=$names"
  exit 10
fi
echo "say complete count=$count"
