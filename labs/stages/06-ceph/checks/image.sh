# Is the image disk-01 in the pool volumes, and does it hold data?
answer=$(timeout 4 sudo -n /usr/bin/rbd --pool volumes --format json du disk-01 2>&1)
case $answer in
  *'No such file'* | *'error opening pool'*)
    echo 'say none'
    exit 10
    ;;
esac
used=$(printf '%s\n' "$answer" | sed -n '/^{/p' | jq -r '.images[-1].used_size') || exit 1
[ -n "$used" ] || exit 1
if [ "$used" -eq 0 ]; then
  echo 'say empty'
  exit 10
fi
echo "say full bytes=$used"
