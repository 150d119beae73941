# Does the interface of the lab network use a configuration that netplan, or somebody by hand, has made? $1: the lab network.
nic=
while read -r _ name _; do
  [ "$name" = lo ] || nic=${nic:-$name}
done <<END
$(ip -o -4 address show to "$1")
END
if [ -z "$nic" ]; then
  echo 'say other file=no-interface'
  exit 10
fi
status=$(LC_ALL=C networkctl status --no-pager --lines=0 "$nic") || exit 1
file=${status#*Network File: } file=${file%%"
"*}
case $file in
  /run/systemd/network/*netplan* | /etc/systemd/network/*)
    echo "say own file=$file"
    exit 0
    ;;
  /*)
    echo "say other file=$file"
    exit 10
    ;;
  n/a)
    echo 'say other file=none'
    exit 10
    ;;
esac
exit 1
