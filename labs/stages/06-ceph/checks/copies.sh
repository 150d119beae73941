# How many copies does the pool $1 keep, how few does it write with, and where do they go? $2: what the pool is for; $report: all it says.
[ -n "$report" ] || exit 1
state=$(printf '%s' "$report" | jq -r --arg name "$1" --arg use "$2" '
  .crushmap.rules as $rules
  | ([.osdmap.pools[] | select(.pool_name == $name)] | first) as $pool
  | if $pool == null then "none" else
      ($rules[] | select(.rule_id == $pool.crush_rule)) as $rule
      | ([$rule.steps[] | select(.type) | .type] | first // "none") as $apart
      | if $pool.size != 3 then "size number=\($pool.size)"
        elif $pool.min_size != 2 then "least number=\($pool.min_size)"
        elif $apart == "osd" then "together rule=\($rule.rule_name)"
        elif ($pool.application_metadata | has($use) | not) then "unnamed"
        else "kept number=3" end
    end') || exit 1
echo "say $state"
case $state in kept\ *) exit 0 ;; ?*) exit 10 ;; esac
exit 1
