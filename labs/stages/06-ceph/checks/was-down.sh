# Has any OSD of the cluster been down since it was made? The map remembers when.
report=$(sudo -n /usr/bin/ceph --connect-timeout 3 report -f json 2>/dev/null) || exit 1
times=$(printf '%s' "$report" | jq -r '[.osdmap.osds[] | select(.down_at > 0)] | length') || exit 1
echo "say down count=$times"
[ "$times" -gt 0 ] || exit 10
