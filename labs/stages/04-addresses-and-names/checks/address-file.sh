# Is there a file that gives this machine its address, and does only root read it? netplan's, or one of systemd-networkd.
found=
for file in /etc/netplan/*.yaml /etc/systemd/network/*.network; do
  [ -e "$file" ] || continue
  found=yes
  # Files of networkd hold no secrets, and its own account has to read them.
  case $file in /etc/systemd/*) continue ;; esac
  mode=$(stat -c %a "$file") || exit 1
  if [ "$mode" != 600 ]; then
    echo "say open mode=$mode file=$file"
    exit 10
  fi
done
if [ -z "$found" ]; then
  echo 'say absent'
  exit 10
fi
echo 'say closed'
