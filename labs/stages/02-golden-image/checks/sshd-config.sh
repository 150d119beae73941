# What do all the files of sshd on the disk $1 come to? The file system is read out of the file; nothing is mounted.
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
draft=$(mktemp) || exit 1
trap "rm -f $draft" EXIT
files=$(list /etc/ssh/sshd_config.d | awk '$4 ~ /\.conf$/ { print "/etc/ssh/sshd_config.d/" $4 }' | sort)
for file in $files; do text "$file"; done >"$draft"
text /etc/ssh/sshd_config | grep -v "^Include /etc/ssh/sshd_config.d/" >>"$draft"
used=$(sshd -G -f "$draft" 2>&1) || no broken "line=$(printf '%s\n' "$used" | sed -n "s#^$draft: ##p" | head -n 1)"
for word in passwordauthentication kbdinteractiveauthentication permitrootlogin; do
  value=$(printf '%s\n' "$used" | sed -n "s/^$word //p")
  case $word.$value in *.no | permitrootlogin.without-password | permitrootlogin.prohibit-password) continue ;; esac
  for file in $files /etc/ssh/sshd_config none; do
    text "$file" | grep -Eiq "^[[:space:]]*$word[[:space:]]" && break
  done
  no "$word" "value=$value" "file=$file"
done
