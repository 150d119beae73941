# How is the store at $1: without TLS, in development mode, without keys, sealed, or open?
if ! answer=$(curl -sk --max-time 3 "https://$1/v1/sys/seal-status"); then
  answer=$(curl -s --max-time 3 "http://$1/v1/sys/seal-status") || exit 1
  case $answer in
    *'"initialized"'*) echo 'say plain' && exit 10 ;;
    *) exit 1 ;;
  esac
fi
state=$(printf '%s' "$answer" | jq -r '[.storage_type, .initialized, .sealed, .progress, .t] | map(tostring) | join(" ")') || exit 1
set -- $state
case $1/$2/$3 in
  inmem/*) echo 'say dev' ;;
  */false/*) echo 'say new' ;;
  */true/true) echo "say sealed progress=$4 needed=$5" ;;
  */true/false) echo 'say open' && exit 0 ;;
  *) exit 1 ;;
esac
exit 10
