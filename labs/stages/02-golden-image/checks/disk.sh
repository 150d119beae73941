# Is the disk $1 whole? $2: whole, service (does $3 start at boot?), machine-id or host-keys. The file system is read out of the file; nothing is mounted.
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
[ "$2" != whole ] || [ -n "$start" ] || no bare
[ -n "$(list /etc)" ] || no empty
case $2 in
  whole) ;;
  service)
    for target in multi-user.target sockets.target; do
      list "/etc/systemd/system/$target.wants" | grep -Eq " $3\.(service|socket) " && exit 0
    done
    no off
    ;;
  machine-id)
    list /etc | grep -q " machine-id " || no absent
    text /etc/machine-id | grep -q "[0-9a-f]\{32\}" && no kept
    # A link that leads to the other is no copy.
    list /var/lib/dbus | grep -Eq "^[0-6]+ .* machine-id " && no dbus
    ;;
  host-keys)
    names=$(list /etc/ssh | awk '$4 ~ /^ssh_host_.*_key$/ { print $4 }' | paste -sd, - | sed 's/,/, /g')
    [ -z "$names" ] || no left "names=$names"
    ;;
  *) exit 1 ;;
esac
exit 0
