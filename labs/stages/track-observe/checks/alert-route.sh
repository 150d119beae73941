# Where does the Alertmanager at $1 send to? To a mailbox, by the mail server $2 (any of its names), and when all is well again too.
config=$(curl -s --max-time 3 "http://$1:9093/api/v2/status" | jq -r '.config.original // empty')
[ -n "$config" ] || { echo 'say silent'; exit 10; }
printf '%s\n' "$config" | grep -Eq '^ *(- )?to: ' || { echo 'say nobody'; exit 10; }
host=$(printf '%s\n' "$config" | sed -n 's/^ *\(- \)*\(smtp_\)*smarthost: *//p' | head -n 1)
printf '%s\n' "$2" | tr ' ' '\n' | grep -qx -- "${host%:*}" && [ "${host##*:}" = 25 ] || { echo "say elsewhere host=${host:-none}"; exit 10; }
printf '%s\n' "$config" | grep -Eq '^ *require_tls: true' && { echo 'say encrypted'; exit 10; }
printf '%s\n' "$config" | grep -q 'send_resolved: true' || { echo 'say half'; exit 10; }
