# Does the Release of the repository $1 vouch for the index that lies there now?
folder=$1/dists/lab
part=main/binary-$(dpkg --print-architecture)/Packages.gz
release=$(curl -sf -m 5 "$folder/Release")
if [ -z "$release" ]; then
  echo 'say none'
  exit 10
fi
sum=$(curl -sf -m 5 "$folder/$part" | sha256sum)
printf '%s\n' "$release" | awk -v sum="${sum%% *}" -v part="$part" '
  /^SHA256:/ { on = 1; next }
  /^[^ ]/ { on = 0 }
  on && $1 == sum && $3 == part { found = 1 }
  END { exit !found }' && exit 0
echo 'say older'
exit 10
