# Does the service at $1 run the last green build among the builds in $2?
last=$(for one in "$2"/*/build.json; do
  [ -r "$one" ] && jq -r 'select(.result == "SUCCESS") | .number' "$one"
done | sort -n | tail -n 1)
[ -n "$last" ] || { echo 'say unbuilt running=none last=none'; exit 10; }
running=$(curl -s --max-time 4 "$1/actuator/info" | jq -r '.build.version // empty' 2>/dev/null)
[ "$running" = "$last" ] && exit 0
echo "say other running=${running:-silent} last=$last"
exit 10
