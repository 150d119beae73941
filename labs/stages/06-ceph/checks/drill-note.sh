# How many OSDs were up when the object drill was written?
note=$(timeout 4 sudo -n /usr/bin/rados --pool volumes get drill - 2>/dev/null)
[ $? -ne 124 ] || exit 1
if [ -z "$note" ]; then
  echo 'say none'
  exit 10
fi
counts=$(printf '%s\n' "$note" | sed -n '/^{/p' | jq -r '"\(.num_up_osds) \(.num_osds)"') || exit 1
set -- $counts
[ $# -eq 2 ] || exit 1
echo "say written up=$1 all=$2"
[ "$1" -lt "$2" ] || exit 10
