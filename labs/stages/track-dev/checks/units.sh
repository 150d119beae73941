# Do all these units run, and start at boot?
for unit in "$@"; do
  state=$(systemctl is-active -- "$unit" 2>/dev/null) || { echo "say unit part=$unit state=${state:-unknown}"; exit 10; }
  boot=$(systemctl is-enabled -- "$unit" 2>/dev/null) || { echo "say unit part=$unit state=$state, ${boot:-disabled}"; exit 10; }
done
