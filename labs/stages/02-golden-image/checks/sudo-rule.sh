# May $2 use sudo for everything and without a password, on the system of the disk $1? The file system is read out of the file; nothing is mounted.
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
for row in $(list /etc/sudoers.d | awk '{ print $1 "|" $4 }'); do
  mode=${row%%|*} file=${row#*|}
  rules=$(text "/etc/sudoers.d/$file")
  printf '%s\n' "$rules" | grep -q "^$2[[:space:]]" || continue
  case $file in *.* | *~) no ignored "file=$file" ;; esac
  case $mode in 440 | 400) ;; *) no open "file=$file" "mode=$mode" ;; esac
  line=$(printf '%s\n' "$rules" | visudo -cf - 2>&1 | sed -n 's/^[^:]*:\([0-9]*\):.*/\1/p' | head -n 1)
  [ -z "$line" ] || no broken "file=$file" "line=$line"
  printf '%s\n' "$rules" | grep -Eq "^$2[[:space:]]+ALL[[:space:]]*=.*NOPASSWD:[[:space:]]*ALL[[:space:]]*$" && exit 0
  asks=$file
done
[ -z "${asks-}" ] || no asks "file=$asks"
no absent
