# Has this machine taken in what the mirror says now?
line=$(LC_ALL=C apt-get --print-uris update 2>/dev/null | awk "/InRelease' / { print; exit }")
uri=${line#\'} uri=${uri%%\'*} file=${line#*\' } file=/var/lib/apt/lists/${file%% *}
if [ -z "$line" ] || [ ! -s "$file" ]; then
  echo 'say never'
  exit 10
fi
curl -sf -m 5 "$uri" | cmp -s - "$file" && exit 0
curl -sf -m 5 -o /dev/null "$uri" || exit 1
echo 'say older'
exit 10
