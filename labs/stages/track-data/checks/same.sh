# Do the services at $1 and $2 say the same about $3 (model, code)?
here=$(curl -s --max-time 3 "$1/model" | jq -r ".$3 // empty" 2>/dev/null | cut -c1-12)
there=$(curl -s --max-time 3 "$2/model" | jq -r ".$3 // empty" 2>/dev/null | cut -c1-12)
echo "say digest here=${here:-none} there=${there:-none}"
[ -n "$here" ] && [ "$here" = "$there" ] || exit 10
