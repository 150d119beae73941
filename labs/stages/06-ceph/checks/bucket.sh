# What does the gateway $1 tell a guest of the bucket $2? 403 is right: it is there and not for guests.
code=$(curl -s -o /dev/null --max-time 4 -w '%{http_code}' "http://$1/$2/")
case $code in
  403) exit 0 ;;
  404)
    echo 'say none'
    exit 10
    ;;
  200)
    echo 'say open'
    exit 10
    ;;
esac
echo "code $code"
exit 1
