# Has the Prometheus at $1 a rule that sees a target that does not answer, within $2 seconds? With everybody up it is quiet.
answer=$(curl -s --max-time 3 "http://$1:9090/api/v1/rules?type=alert")
[ -n "$answer" ] || { echo 'say silent'; exit 10; }
rule=$(printf '%s' "$answer" | jq -c '[.data.groups[].rules[] | select(.query | test("\\bup\\b"))] | first // empty') || exit 1
[ -n "$rule" ] || { echo 'say absent'; exit 10; }
wait=$(printf '%s' "$rule" | jq -r '.duration | floor')
[ "$wait" -le "$2" ] || { echo "say slow wait=$wait"; exit 10; }
down=$(curl -s --max-time 3 "http://$1:9090/api/v1/targets?state=active" | jq '[.data.activeTargets[] | select(.health != "up")] | length')
raised=$(printf '%s' "$rule" | jq '.alerts | length')
[ "$raised" -gt "${down:-0}" ] || exit 0
echo "say false count=$raised"
exit 10
