# Is Grafana at $1, or what stands in for it, well?
answer=$(curl -s --max-time 4 "$1/api/health")
[ -n "$answer" ] || { echo 'say silent'; exit 10; }
printf '%s' "$answer" | jq -e '.database == "ok"' >/dev/null 2>&1 && exit 0
echo 'say other'
exit 10
