# Is this node part of a cluster that may write, and in step with it?
all=$(sudo -n /usr/bin/mariadb -N -e 'show global status' 2>&1) || { echo "$all" | head -n 1; exit 1; }
printf '%s\n' "$all" | awk '
  { is[$1] = $2 }
  END {
    status = is["wsrep_cluster_status"]
    state = is["wsrep_local_state_comment"]
    if (is["wsrep_provider_name"] == "" || status == "Disconnected") print "say off"
    else if (status != "Primary" || is["wsrep_ready"] != "ON") print "say half size=" is["wsrep_cluster_size"]
    else if (state != "Synced") print "say behind state=" state
    else { print "say synced"; exit 0 }
    exit 10
  }'
