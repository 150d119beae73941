# What does the name server $1 say about the zone $2?
[ -x /usr/bin/dig ] || exit 1
answer=$(dig +time=2 +tries=1 "@$1" "$2" SOA 2>/dev/null)
status=$(printf '%s\n' "$answer" | sed -n 's/.*status: \([A-Z]*\),.*/\1/p' | head -n 1)
case $status in
  NOERROR)
    printf '%s\n' "$answer" | grep -q "^$2\.[[:space:]].*[[:space:]]SOA[[:space:]]" && echo "say zone status=NOERROR" && exit 0
    status='NOERROR, no SOA'
    ;;
  '') status='no answer' ;;
esac
echo "say zone status=$status"
exit 10
