# Has this machine taken in what the mirror says now? $uris: where apt would go, and under which names it keeps what it gets.
line=${uris%%InRelease\' *}
uri=${line##*\'}InRelease name=${uris#*InRelease\' } file=/var/lib/apt/lists/${name%% *}
if [ "$line" = "$uris" ] || [ ! -s "$file" ]; then
  echo 'say never'
  exit 10
fi
curl -sf -m 5 "$uri" | cmp -s - "$file" && exit 0
curl -sf -m 5 -o /dev/null "$uri" || exit 1
echo 'say older'
exit 10
