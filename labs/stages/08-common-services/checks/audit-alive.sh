# Was something written to the audit log $1 within the last $2 seconds, and is it closed to others?
if ! about=$(stat -c '%a %Y' "$1" 2>/dev/null); then
  folder=${1%/*}
  [ ! -d "$folder" ] || [ -x "$folder" ] || exit 1
  echo 'say none'
  exit 10
fi
mode=${about% *}
silent=$(($(date +%s) - ${about#* }))
case $mode in
  *0) ;;
  *) echo "say open mode=$mode" && exit 10 ;;
esac
echo "say silent seconds=$silent"
[ "$silent" -le "$2" ] || exit 10
