# Does the Prometheus at $1 know an Alertmanager that it may send to?
answer=$(curl -s --max-time 3 "http://$1:9090/api/v1/alertmanagers")
[ -n "$answer" ] || { echo 'say silent'; exit 10; }
printf '%s' "$answer" | jq -e '.data.activeAlertmanagers | any(.url | test(":9093/"))' >/dev/null && exit 0
echo 'say nobody'
exit 10
