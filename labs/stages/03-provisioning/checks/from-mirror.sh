# Does the package $1 of this machine come from the mirror at $2 (or its names $3 and $4)?
policy=$(LC_ALL=C apt-cache policy "$1")
version=$(printf '%s\n' "$policy" | sed -n 's/^  Installed: //p')
if [ -z "$version" ] || [ "$version" = '(none)' ]; then
  echo 'say absent'
  exit 10
fi
printf '%s\n' "$policy" | awk '/^ \*\*\*/ { on = 1; next } on && /^     [^ ]/ { on = 0 } on && /http/ && $1 >= 0 { print $2 }' |
  grep -Eq "^http://($2|$3|$4)/" && exit 0
echo "say elsewhere version=$version"
exit 10
