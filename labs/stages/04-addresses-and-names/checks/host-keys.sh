# Does a known_hosts file hold a key for every machine? $1: the file, $2: the list, "hostname,ip,group".
text=$(LC_ALL=C sudo -n /usr/bin/cat "$1" 2>&1)
case $text in
  *'No such file'*) text= ;;
  cat:* | sudo:*)
    echo "$text"
    exit 1
    ;;
esac
# Lines that hide the host behind a hash ("|1|…") are asked through ssh-keygen.
copy=$(mktemp) || exit 1
trap 'rm -f "$copy"' EXIT
printf '%s\n' "$text" >"$copy"
known() {
  grep -Eq "^([^ #|]*,)?$1(,[^ ]*)? " "$copy" && return 0
  grep -q '^|1|' "$copy" && ssh-keygen -F "$1" -f "$copy" >/dev/null 2>&1
}
count=0 absent=0 names=
for line in $(printf '%s\n' "$2" | tail -n +2); do
  name=${line%%,*} rest=${line#*,}
  if known "${rest%%,*}"; then
    count=$((count + 1))
    continue
  fi
  absent=$((absent + 1))
  [ "$absent" -gt 5 ] || names="$names${names:+, }$name"
done
[ "$absent" -le 5 ] || names="$names +$((absent - 5))"
if [ "$absent" -gt 0 ]; then
  echo "say missing count=$count names=$names"
  exit 10
fi
echo "say complete count=$count"
