# Does this machine check whose signature the mirror bears, and with the right key? What it has taken in is looked at ($uris:
# under which name).
unchecked='^deb(-src)? +\[[^]]*(trusted|allow-insecure) *= *yes|^(trusted|allow-insecure): *yes'
if cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | grep -Eiq "$unchecked" ||
  apt-config dump | grep -Eq '^(APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories) "(true|1|yes)"'; then
  echo 'say trusted'
  exit 10
fi
work=$(mktemp -d) || exit 1
trap 'rm -r "$work"' EXIT
key=$(LC_ALL=C apt-get indextargets --format '$(SIGNED_BY)' 2>/dev/null)
case $key in
  /*) key=$(printf '%s\n' "$key" | head -n 1) ;;
  # The source holds the key itself.
  -----BEGIN*)
    printf '%s\n' "$key" | sed 's/^ //; s/^\.$//; /^-----END/q' >"$work/key.asc"
    key=$work/key.asc
    ;;
  '$(SIGNED_BY)'*)
    echo 'say anyone'
    exit 10
    ;;
  *) exit 1 ;;
esac
if [ ! -e "$key" ]; then
  echo "say absent path=$key"
  exit 10
fi
if [ ! -r "$key" ]; then
  echo "say closed path=$key"
  exit 10
fi
name=${uris#*InRelease\' } file=/var/lib/apt/lists/${name%% *}
[ -s "$file" ] || exit 1
if [ -x /usr/bin/sqv ]; then
  sqv --keyring "$key" --cleartext --output "$work/read" "$file" >/dev/null 2>&1 && exit 0
else
  [ -x /usr/bin/gpgv ] || exit 1
  # gpgv reads keys without their armour.
  case $key in
    *.asc) sed -n '/^$/,/^=/p' "$key" | grep -v '^=' | base64 -d >"$work/key" ;;
    *) cp "$key" "$work/key" ;;
  esac
  gpgv --keyring "$work/key" "$file" >/dev/null 2>&1 && exit 0
fi
echo "say other path=$key"
exit 10
