# Is everything that the index of the repository $1 names there, as the index says?
index=$(curl -sf -m 5 "$1/dists/lab/main/binary-$(dpkg --print-architecture)/Packages.gz" | gzip -dc 2>/dev/null)
if [ -z "$index" ]; then
  echo 'say none'
  exit 10
fi
files=$(printf '%s\n' "$index" | awk '$1 == "Filename:" { name = $2 } $1 == "Size:" { size = $2 } NF == 0 { if (name) print name, size; name = "" } END { if (name) print name, size }')
# A percent sign, a colon or a plus of a name is written otherwise in an address.
answers=$(printf '%s\n' "$files" | sed 's/ .*//; s/%/%25/g; s/:/%3a/g; s/+/%2b/g; s#.*#url = "'"$1"'/&"\noutput = "/dev/null"#' |
  curl -s -m 10 --head -w '%{http_code} %header{content-length}\n' --config - | grep -E '^[0-9]{3}( [0-9]*)?$')
total=$(printf '%s\n' "$files" | wc -l)
[ "$(printf '%s\n' "$answers" | wc -l)" = "$total" ] || exit 1
wrong=$(printf '%s\n' "$files" | paste -d ' ' - /dev/fd/3 3<<ANSWERS | awk '
  { sub(/.*\//, "", $1) }
  $3 != 200 { print "gone file=" $1; exit }
  $2 != $4 { print "other file=" $1; exit }'
$answers
ANSWERS
)
if [ -n "$wrong" ]; then
  echo "say $wrong"
  exit 10
fi
echo "say whole count=$total"
