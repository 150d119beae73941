# Do the services at $1 and $2 give the same answer to the same questions?
for load in 5,10 20,140 30,200 45,300 66,560 70,580 95,900; do
  body="{\"cpu\": ${load%,*}, \"rps\": ${load#*,}}"
  here=$(curl -s --max-time 3 -H 'Content-Type: application/json' -d "$body" "$1/predict" | jq -r '.label // empty' 2>/dev/null)
  there=$(curl -s --max-time 3 -H 'Content-Type: application/json' -d "$body" "$2/predict" | jq -r '.label // empty' 2>/dev/null)
  [ -n "$here" ] && [ "$here" = "$there" ] && continue
  echo "say answers load=$load here=${here:-none} there=${there:-none}"
  exit 10
done
