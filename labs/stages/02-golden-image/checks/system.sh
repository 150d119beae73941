# Does the disk $1 hold a release we know and the packages of the list? The file system is read out of the file; nothing is mounted.
disk=$1
PATH=$PATH:/usr/sbin
[ -r "$disk" ] && command -v debugfs >/dev/null || exit 1
start=$(sfdisk -J "$disk" 2>/dev/null | jq -r '[.partitiontable.partitions[]?] | max_by(.size) | .start // empty')
volume="$disk?offset=$((${start:-0} * 512))"
text() { debugfs -R "cat $1" "$volume" 2>/dev/null; }
no() {
  echo "say $*"
  exit 10
}
release=$(text /usr/lib/os-release | sed -n 's/^VERSION_CODENAME=//p')
case $release in trixie | bookworm | noble | jammy) ;; *) no release "release=${release:-none}" ;; esac
installed=$(text /var/lib/dpkg/status | awk '/^Package:/ { name = $2 } /^Status: install ok installed/ { print name }')
missing=$(for name in python3 openssh-server curl chrony ca-certificates gnupg sudo; do
  printf '%s\n' "$installed" | grep -qx "$name" || echo "$name"
done | paste -sd, - | sed 's/,/, /g')
[ -z "$missing" ] || no missing "names=$missing"
