# Does a unit run that one of the patterns $@ means, and will it after a reboot? cephadm names its units otherwise than packages do.
units=$(systemctl list-units --all --plain --no-legend --type=service "$@" | awk '{ print $1 "=" $3 }')
for unit in $units; do
  [ "${unit##*=}" = active ] || continue
  if systemctl is-enabled --quiet "${unit%=*}"; then
    echo "say runs state=${unit%=*}"
    exit 0
  fi
  echo 'say forgetful state=disabled'
  exit 10
done
set -- $units
echo "say off state=$([ $# -gt 0 ] && echo "${1##*=}" || echo inactive)"
exit 10
