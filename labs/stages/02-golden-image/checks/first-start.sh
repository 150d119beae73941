# Does the first start of the system on the disk $1 make host keys? The file system is read out of the file; nothing is mounted.
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
own=/etc/systemd/system
enabled=$(for target in multi-user.target sysinit.target ssh.service ssh.socket sshd.service; do
  list "$own/$target.wants" && list "$own/$target.requires"
done | awk '{ print $4 }')
for unit in $(list $own | awk '$4 ~ /\.service$/ { print $4 }') sshd-keygen.service; do
  words=$(text "$own/$unit" | grep . || text "/usr/lib/systemd/system/$unit")
  printf '%s\n' "$words" | grep -Eq "^Exec[A-Za-z]*=.*ssh-keygen -A" || continue
  if ! printf '%s\n' "$enabled" | grep -qx "$unit"; then
    off=$unit
  elif printf '%s\n' "$words" | grep -q "^ConditionFirstBoot=yes" && [ "$(text /etc/machine-id)" != uninitialized ]; then
    waits=$unit
  else
    exit 0
  fi
done
[ -z "${waits-}" ] || no not-first "unit=$waits"
[ -z "${off-}" ] || no off "unit=$off"
no absent
