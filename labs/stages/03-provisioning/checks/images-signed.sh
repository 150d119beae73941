# Is the list of images at $1 signed by the mirror's key, at $2?
home=$(mktemp -d) || exit 1
trap 'rm -r "$home"' EXIT
curl -sf -m 5 -o "$home/list" "$1/SHA256SUMS"
curl -sf -m 5 -o "$home/list.asc" "$1/SHA256SUMS.asc"
curl -sf -m 5 -o "$home/key.asc" "$2"
if [ ! -s "$home/list.asc" ]; then
  echo 'say none'
  exit 10
fi
[ -s "$home/list" ] && [ -s "$home/key.asc" ] && [ -x /usr/bin/sqv ] || exit 1
sqv --keyring "$home/key.asc" --signature-file "$home/list.asc" "$home/list" >/dev/null 2>&1 && exit 0
echo 'say other'
exit 10
