# Do all package sources of this machine lead to the mirror? $1: its address, $2 and $3: its names; $uris: where apt would go.
said=$(printf '%s\n' "$uris" | awk -v one="$1" -v two="$2" -v three="$3" '
  sub(/^E: /, "") { print "broken line=" $0; known = 1; exit }
  match($0, /^\047[a-z+]*:\/\/[^\/]*\//) {
    site = substr($0, 2, RLENGTH - 2)
    name = site
    sub(/^http:\/\//, "", name)
    if (name != one && name != two && name != three && other == "") other = site
    some = 1
  }
  END { if (!known) print other != "" ? "other site=" other : some ? "" : "none" }')
[ -z "$said" ] && exit 0
echo "say $said"
exit 10
