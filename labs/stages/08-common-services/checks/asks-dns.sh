# Does the name $1 lead to $2 when DNS alone is asked?
found=$(timeout 3 getent -s hosts:dns ahostsv4 "$1" | awk 'NR == 1 { print $1 }')
server=$(awk '$1 == "nameserver" { print $2; exit }' /etc/resolv.conf)
echo "say answer server=${server:-none}"
[ "$found" = "$2" ] || exit 10
