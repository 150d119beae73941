# Does the service at $1 work with the model that lies at $2?
served=$(curl -s --max-time 4 "$1/model" | jq -r '.model // empty' 2>/dev/null | cut -c1-12)
found=$(sha256sum "$2" 2>/dev/null | cut -c1-12)
echo "say digest served=${served:-none} found=${found:-none}"
[ -n "$served" ] && [ "$served" = "$found" ] || exit 10
