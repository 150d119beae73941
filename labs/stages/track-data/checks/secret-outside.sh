# Is there a secret in the settings $1 itself? It is never shown.
[ -r "$1" ] || { echo 'say missing'; exit 10; }
grep -Eq "^[[:space:]]*SECRET_KEY[[:space:]]*=[[:space:]]*[rRbBfF]*[\"']" "$1" || exit 0
echo 'say literal'
exit 10
