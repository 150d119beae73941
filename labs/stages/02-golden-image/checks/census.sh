# What does the census in the folder $1 say? ids: "hostname machine-id" a line; keys: what ssh-keyscan wrote. $2: the list
# "hostname,ip,group"; $3: all, or now (do the machines answer with the keys written down?).
ids=$1/ids keys=$1/keys
no() {
  echo "say $*"
  exit 10
}
[ -r "$ids" ] && [ -r "$keys" ] || no absent
count=0 absent=0 names=
for line in $(printf '%s\n' "$2" | tail -n +2); do
  name=${line%%,*} rest=${line#*,}
  if grep -Eq "^$name [0-9a-f]{32}$" "$ids" && grep -q "^${rest%%,*} ssh-ed25519 " "$keys"; then
    count=$((count + 1))
    continue
  fi
  absent=$((absent + 1))
  [ "$absent" -gt 4 ] || names="$names${names:+, }$name"
done
[ "$absent" -le 4 ] || names="$names +$((absent - 4))"
[ "$absent" = 0 ] || no missing "count=$count" "names=$names"
if [ "$3" = all ]; then
  twin=$(awk '$2 in seen { print seen[$2] " = " $1; exit } { seen[$2] = $1 }' "$ids")
  [ -z "$twin" ] || no id "twins=$twin"
  twin=$(awk '/^#/ { next } $3 in seen { print seen[$3] " = " $1; exit } { seen[$3] = $1 }' "$keys")
  [ -z "$twin" ] || no key "twins=$twin"
  exit 0
fi
addresses=$(printf '%s\n' "$2" | tail -n +2 | cut -d, -f2)
# shellcheck disable=SC2086
now=$(ssh-keyscan -T 4 -t ed25519 $addresses 2>/dev/null | grep ' ssh-ed25519 ')
[ -n "$now" ] || exit 1
changed=$(printf '%s\n' "$now" | awk -v file="$keys" '
  BEGIN { while ((getline line <file) > 0) { split(line, part, " "); wanted[part[1]] = part[3] } }
  wanted[$1] != $3 { print $1; exit }')
[ -z "$changed" ] || no changed "address=$changed"
