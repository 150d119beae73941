# Does every panel of the dashboard $2 of Grafana at $1 get an answer from its data source? There should be $3 panels or more.
board=$(curl -s --max-time 4 "$1/api/dashboards/uid/$2")
[ -n "$board" ] || { echo 'say silent'; exit 10; }
panels=$(printf '%s' "$board" | jq -c '.dashboard.panels[]? | [.title, .datasource.uid, .targets[0].expr]' 2>/dev/null)
[ -n "$panels" ] || { echo 'say absent'; exit 10; }
count=$(printf '%s\n' "$panels" | wc -l)
[ "$count" -ge "$3" ] || { echo "say few count=$count"; exit 10; }
printf '%s\n' "$panels" | while read -r panel; do
  title=$(printf '%s' "$panel" | jq -r '.[0]') source=$(printf '%s' "$panel" | jq -r '.[1]') expr=$(printf '%s' "$panel" | jq -r '.[2]')
  answer=$(curl -s --max-time 4 -G "$1/api/datasources/proxy/uid/$source/api/v1/query" --data-urlencode "query=$expr")
  if ! printf '%s' "$answer" | jq -e '.status == "success"' >/dev/null 2>&1; then echo "say refused title=$title"; exit 10; fi
  if ! printf '%s' "$answer" | jq -e '.data.result | length > 0' >/dev/null; then echo "say empty title=$title"; exit 10; fi
done
