# Is the model $1 the one whose digest was written down beside it?
if [ ! -r "$1" ] || [ ! -r "$1.sha256" ]; then
  echo 'say missing'
  exit 10
fi
noted=$(cut -c1-12 "$1.sha256" | head -n 1) found=$(sha256sum "$1" | cut -c1-12)
echo "say digest noted=$noted found=$found"
[ "$noted" = "$found" ] || exit 10
