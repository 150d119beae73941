# Is CephFS mounted at $1, also after a reboot, and can the file $2 be read through it?
type=$(findmnt -n -o FSTYPE --mountpoint "$1")
case $type in
  fuse.ceph* | ceph) ;;
  *)
    echo "say none type=${type:-none}"
    exit 10
    ;;
esac
unit=$(systemd-escape --path "$1")
if ! grep -Eq "^[^#[:space:]]+[[:space:]]+$1[[:space:]]+(fuse\.)?ceph[[:space:]]" /etc/fstab &&
  ! systemctl is-enabled "$unit.mount" "ceph-fuse@$unit.service" 2>/dev/null | grep -qx enabled; then
  echo "say forgetful type=$type"
  exit 10
fi
timeout 3 cat "$1/$2" >/dev/null 2>&1
code=$?
case $code in
  0) echo "say mounted type=$type" ;;
  1)
    echo "say unread type=$type"
    exit 10
    ;;
  *) exit 1 ;;
esac
