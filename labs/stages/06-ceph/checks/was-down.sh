# Has any OSD of the cluster been down since it was made? The map in $report remembers when.
[ -n "$report" ] || exit 1
times=$(printf '%s' "$report" | jq -r '[.osdmap.osds[] | select(.down_at > 0)] | length') || exit 1
echo "say down count=$times"
[ "$times" -gt 0 ] || exit 10
