# Does http://$1/ answer a guest in the words of S3?
answer=$(curl -s --max-time 4 -w '\n%{http_code}' "http://$1/")
case $answer in
  *ListAllMyBucketsResult*) exit 0 ;;
esac
echo "say silent code=$(printf '%s\n' "$answer" | tail -n 1)"
exit 10
