# Does the model at $1 answer rightly? Every further word is "cpu,rps,label". Asking changes nothing.
base=$1
shift
for case in "$@"; do
  cpu=${case%%,*} want=${case##*,} rps=${case#*,}
  rps=${rps%,*}
  answer=$(curl -s --max-time 4 -H 'Content-Type: application/json' -d "{\"cpu\": $cpu, \"rps\": $rps}" "$base/predict")
  label=$(printf '%s' "$answer" | jq -r '.label // empty' 2>/dev/null)
  [ "$label" = "$want" ] && continue
  echo "say label cpu=$cpu rps=$rps want=$want label=${label:-none}"
  exit 10
done
