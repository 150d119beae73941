# Does the name $1 lead to $2 when DNS alone is asked?
found=$(timeout 3 getent -s hosts:dns ahostsv4 "$1")
server=none
while read -r word rest; do
  [ "$word" = nameserver ] || continue
  server=${rest%% *}
  break
done </etc/resolv.conf
echo "say answer server=$server"
[ "${found%% *}" = "$2" ] || exit 10
