# Do all package sources of this machine lead to the mirror? $1: its address, $2 and $3: its names.
uris=$(LC_ALL=C apt-get --print-uris update 2>&1)
broken=$(printf '%s\n' "$uris" | sed -n 's/^E: //p' | head -n 1)
if [ -n "$broken" ]; then
  echo "say broken line=$broken"
  exit 10
fi
sites=$(printf '%s\n' "$uris" | sed -n "s#^'\([a-z+]*://[^/]*\)/.*#\1#p" | sort -u)
if [ -z "$sites" ]; then
  echo 'say none'
  exit 10
fi
other=$(printf '%s\n' "$sites" | grep -vxF "http://$1
http://$2
http://$3" | head -n 1)
[ -z "$other" ] && exit 0
echo "say other site=$other"
exit 10
