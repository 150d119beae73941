# Do $1 and $2 run the same release of whoami?
release() { curl -s --max-time 3 "http://$1:8080/whoami/" | sed -n 's/.*"release": "\([^"]*\)".*/\1/p'; }
mine=$(release "$1") first=$(release "$2")
if [ -z "$mine" ] || [ -z "$first" ]; then
  echo "say silent mine=${mine:-none} first=${first:-none}"
  exit 10
fi
[ "$mine" = "$first" ] && exit 0
echo "say differs mine=$mine first=$first"
exit 10
