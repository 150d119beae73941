# Does the web server $1 show the folder $2?
status=$(curl -s -o /dev/null -m 3 -w '%{http_code}' "http://$1$2")
[ "$status" = 200 ] && exit 0
[ "$status" != 000 ] || status=none
echo "say status status=$status"
exit 10
