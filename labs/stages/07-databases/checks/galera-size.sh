# Does the cluster have $1 votes or more, as this node sees it?
all=$(sudo -n /usr/bin/mariadb -N -e 'show global status' 2>&1) || { echo "$all" | head -n 1; exit 1; }
size=$(printf '%s\n' "$all" | awk '$1 == "wsrep_cluster_size" { print $2 }')
[ -n "$size" ] || exit 1
[ "$size" -ge "$1" ] || {
  echo "say few size=$size"
  exit 10
}
echo "say enough size=$size"
