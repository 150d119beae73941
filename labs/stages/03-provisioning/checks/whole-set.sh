# Can this machine install everything the mirror's list $1 names, as far as the indexes tell?
wanted=$(curl -sf -m 5 "$1")
if [ -z "$wanted" ]; then
  echo 'say none'
  exit 10
fi
for name in $wanted; do
  answer=$(LC_ALL=C apt-get -s --no-install-recommends install "$name" 2>&1) && continue
  lacks=$(printf '%s\n' "$answer" | sed -n 's/.*Depends: \([a-z0-9.+-]*\).*/\1/p' | tail -n 1)
  echo "say lacks package=$name needs=${lacks:-$name}"
  exit 10
done
