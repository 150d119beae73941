# Is the Release of the repository $1 signed by the key that it offers, and is it the Release of now?
home=$(mktemp -d) || exit 1
trap 'rm -r "$home"' EXIT
curl -sf -m 5 -o "$home/InRelease" "$1/dists/lab/InRelease"
curl -sf -m 5 -o "$home/Release" "$1/dists/lab/Release"
curl -sf -m 5 -o "$home/key.asc" "$1/lab.asc"
if [ ! -s "$home/InRelease" ] || [ ! -s "$home/key.asc" ]; then
  echo 'say none'
  exit 10
fi
[ -x /usr/bin/sqv ] || exit 1
if ! LC_ALL=C sqv --keyring "$home/key.asc" --cleartext --output "$home/read" "$home/InRelease" >/dev/null 2>&1; then
  echo 'say other'
  exit 10
fi
# A text that was signed loses its last line break.
[ "$(cat "$home/read")" = "$(cat "$home/Release")" ] && exit 0
echo 'say older'
exit 10
