# Are there logs of each of "$3" in the index $2 of the search engine at $1, with their time?
ask() { curl -s --max-time 4 -H 'content-type: application/json' "$1/$2/_search" -d "$3"; }
answer=$(ask "$1" "$2" '{"size": 1, "aggs": {"hosts": {"terms": {"field": "host.name", "size": 50}}}}')
[ -n "$answer" ] || { echo 'say silent'; exit 10; }
known=$(printf '%s' "$answer" | jq -r '.aggregations.hosts.buckets[]?.key' 2>/dev/null)
[ -n "$known" ] || { echo 'say absent'; exit 10; }
names=
for one in $3; do
  printf '%s\n' "$known" | grep -qx "$one" || names="$names${names:+, }$one"
done
[ -z "$names" ] || { echo "say missing names=$names"; exit 10; }
printf '%s' "$answer" | jq -e '.hits.hits[0]._source | has("@timestamp")' >/dev/null && exit 0
echo 'say timeless'
exit 10
