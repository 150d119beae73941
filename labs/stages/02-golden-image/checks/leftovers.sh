# Has whoever made the system on the disk $1 left something behind? The file system is read out of the file; nothing is mounted.
disk=$1
PATH=$PATH:/usr/sbin
[ -r "$disk" ] && command -v debugfs >/dev/null || exit 1
start=$(sfdisk -J "$disk" 2>/dev/null | jq -r '[.partitiontable.partitions[]?] | max_by(.size) | .start // empty')
volume="$disk?offset=$((${start:-0} * 512))"
text() { debugfs -R "cat $1" "$volume" 2>/dev/null; }
# One line a file: mode, owner, group, name, size.
list() { debugfs -R "ls -p $1" "$volume" 2>/dev/null | awk -F/ 'NF > 6 && !/\/\.\.?\// { print $3 % 10000, $4, $5, $6, $7 }'; }
no() {
  echo "say $*"
  exit 10
}
for home in /root $(text /etc/passwd | awk -F: '$3 >= 1000 && $3 < 60000 { print $6 }'); do
  key=$(list "$home/.ssh" | awk '$4 ~ /^id_/ && $4 !~ /\.pub$/ { print $4; exit }')
  [ -z "$key" ] || no key "path=$home/.ssh/$key"
  past=$(list "$home" | awk '$4 ~ /_history$/ && $5 > 0 { print $4; exit }')
  [ -z "$past" ] || no history "path=$home/$past"
done
plan=$(list /etc/netplan | awk '$4 ~ /\.yaml$/ { print $4; exit }')
[ -z "$plan" ] || no netplan "path=/etc/netplan/$plan"
count=$(list /var/cache/apt/archives | grep -c "\.deb ")
[ "$count" = 0 ] || no cache "count=$count"
