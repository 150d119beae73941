# Does a key open the account $2 of the system on the disk $1? The file system is read out of the file; nothing is mounted.
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
who=$2
entry=$(text /etc/passwd | grep "^$who:") || no unknown
home=$(printf '%s\n' "$entry" | cut -d: -f6) uid=$(printf '%s\n' "$entry" | cut -d: -f3)
case $entry in */nologin | */false) no shell ;; esac
keys=$(list "$home/.ssh" | grep " authorized_keys ") || no keyless
for row in "$(list "$home" | grep " \.ssh ")" "$keys"; do
  # shellcheck disable=SC2086
  set -- $row
  [ "$2" = "$uid" ] || no owner "file=$4" "owner=$(text /etc/passwd | awk -F: -v uid="$2" '$3 == uid { print $1 }')"
  case $1 in *[2367]? | *[2367]) no mode "file=$4" "mode=$1" ;; esac
done
known=$(text "$home/.ssh/authorized_keys")
case $known in *"PRIVATE KEY"*) no private ;; esac
printf '%s\n' "$known" | ssh-keygen -lf - >/dev/null 2>&1 || no keyless
[ "$who" = "$(id -un)" ] || exit 0
# The key that let this check in has to let it into the clones.
for word in $(grep -o "AAAA[^ ]*" "$HOME/.ssh/authorized_keys"); do
  case $known in *"$word"*) exit 0 ;; esac
done
no stranger
