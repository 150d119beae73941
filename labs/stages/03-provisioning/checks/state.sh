# Does the state of each host of the list $2 ("hostname,host,memory_gb") under $1 hold two machines?
for host in $(printf '%s\n' "$2" | tail -n +2 | cut -d , -f 2 | sort -u); do
  state=$1/$host/terraform.tfstate
  if [ ! -e "$state" ]; then
    echo "say absent host=$host"
    exit 10
  fi
  count=$(jq '[.resources[] | select(.type == "terraform_data" and .name == "vm") | .instances[]] | length' "$state") || exit 1
  [ "$count" = 2 ] && continue
  echo "say count host=$host count=$count"
  exit 10
done
