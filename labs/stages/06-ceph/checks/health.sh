# Is the cluster well, and if not, what does it complain of? What was muted does not count. $report: all it says.
[ -n "$report" ] || exit 1
health=$(printf '%s' "$report" | jq -r '.health | .status as $status | [.checks | to_entries[] | select(.value.muted | not) | .key] | "\($status) codes=\(join(", "))"') || exit 1
case $health in
  HEALTH_OK*)
    echo 'say well'
    exit 0
    ;;
  HEALTH_*)
    echo "say sick codes=${health#*codes=}"
    exit 10
    ;;
esac
exit 1
