# How many objects are in the bucket backup?
stats=$(timeout 4 sudo -n /usr/bin/radosgw-admin bucket stats --bucket=backup 2>/dev/null) || exit 1
count=$(printf '%s' "$stats" | jq -r '.usage["rgw.main"].num_objects // 0') || exit 1
echo "say holds count=$count"
[ "$count" -gt 0 ] || exit 10
