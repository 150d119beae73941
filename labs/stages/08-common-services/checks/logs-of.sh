# Is there a log in the folder $1 for every machine of the list $2 ("hostname,ip,group")?
count=0 absent=0 names=
for line in $(printf '%s\n' "$2" | tail -n +2); do
  name=${line%%,*}
  if [ -s "$1/$name.log" ]; then
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
