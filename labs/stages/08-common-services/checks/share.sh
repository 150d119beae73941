# $3 seen: is the share $2 of $1 listed for anybody? closed: is nobody let in without a password?
[ -x /usr/bin/smbclient ] || exit 1
if [ "$3" = seen ]; then
  answer=$(timeout 6 smbclient -N -g -L "//$1" 2>&1)
  printf '%s\n' "$answer" | grep -q "^Disk|$2|" && exit 0
else
  answer=$(timeout 6 smbclient -N "//$1/$2" -c ls 2>&1)
  case $answer in *NT_STATUS_ACCESS_DENIED* | *NT_STATUS_LOGON_FAILURE*) exit 0 ;; esac
fi
status=$(printf '%s\n' "$answer" | grep -o 'NT_STATUS_[A-Z_]*' | head -n 1)
echo "say other status=${status:-answered}"
exit 10
