# What does the cluster say of the OSD on the machine $1: is it up, does it hold data, does it hang under that machine? $report: all it says.
[ -n "$report" ] || exit 1
state=$(printf '%s' "$report" | jq -r --arg host "$1" '
  .osdmap.osds as $osds | .crushmap.buckets as $buckets
  | ([.osd_metadata[] | select(.hostname == $host) | .id] | first) as $id
  | if $id == null then "none" else
      ($osds[] | select(.osd == $id)) as $osd
      | ([$buckets[] | select(.type_name == "host" and any(.items[]; .id == $id)) | .name | select(contains("~") | not)] | first // "none") as $under
      | if $osd.up == 0 then "down id=osd.\($id)"
        elif $osd.in == 0 then "out id=osd.\($id)"
        elif $under != $host then "elsewhere id=osd.\($id) under=\($under)"
        else "up id=osd.\($id)" end
    end') || exit 1
echo "say $state"
case $state in up\ *) exit 0 ;; ?*) exit 10 ;; esac
exit 1
