# What does the shop at $1 answer to the order $2, and how fast? $3: false when all of it is known, true when it is degraded.
answer=$(curl -s --max-time 4 -w '\n%{http_code} %{time_total}' "$1/order/$2")
line=$(printf '%s\n' "$answer" | tail -n 1)
code=${line%% *} time=${line#* }
degraded=$(printf '%s\n' "$answer" | sed '$d' | jq -r '.degraded' 2>/dev/null)
[ "$code" != 000 ] || code=none
echo "say order code=$code degraded=${degraded:-unknown} seconds=$time"
[ "$code" = 200 ] && [ "$degraded" = "$3" ] || exit 10
# Two seconds are more than any visitor waits.
awk -v t="$time" 'BEGIN { exit !(t < 2) }' || exit 10
