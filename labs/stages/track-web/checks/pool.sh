# Do the hosts "$2" take turns at $1? When one does not: does nginx's folder know it all the same?
served=$(timeout 8 curl -s --max-time 3 -o /dev/null -H 'Connection: close' -w '%{http_code} %header{x-served-by}\n' "$1?[1-12]")
if ! printf '%s\n' "$served" | grep -q '^200 .'; then
  echo "say refused code=$(printf '%s\n' "$served" | head -n 1 | cut -c 1-3)"
  exit 10
fi
for host in $2; do
  printf '%s\n' "$served" | grep -qx "200 $host" && continue
  if cat /etc/nginx/conf.d/*.conf /etc/nginx/sites-enabled/* /etc/nginx/pool/*.conf 2>/dev/null | grep -Eq "^[^#]*server +$host[.: ;]"; then
    echo "say unread left=$host"
  else
    echo "say absent left=$host"
  fi
  exit 10
done
