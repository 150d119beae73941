#!/bin/sh
# What was said for all is said in the receiver, and the mail server goes by its address.
set -eu
file=/etc/prometheus/alertmanager.yml
kept=/var/tmp/detour-smarthost-in-receiver
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    cat >"$file" <<'CONF'
route:
  receiver: people
  group_by: ["..."]
receivers:
  - name: people
    email_configs:
      - to: alerts@{{lab.domain}}
        from: watch@{{mon-01.fqdn}}
        smarthost: {{mail-01.ip}}:25
        require_tls: false
        send_resolved: true
CONF
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
amtool check-config "$file" >/dev/null
systemctl reset-failed prometheus-alertmanager
systemctl restart prometheus-alertmanager
