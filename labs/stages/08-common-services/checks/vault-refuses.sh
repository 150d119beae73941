# Does the store at $1 refuse to tell $2 to somebody without a token? Nothing of an answer is kept; its audit log notes the question.
code=$(curl -sk --max-time 3 -o /dev/null -w '%{http_code}' "https://$1/v1/$2")
echo "say answer code=$code"
[ "$code" = 403 ] || exit 10
