# What does the URL $1 answer? $2: the status that is right; $3: words that its body holds ("!words": lacks), if any;
# what follows goes to curl.
url=$1 want=$2 words=$3
shift 3
answer=$(curl -s --max-time 5 -w '\n%{http_code}' "$@" "$url")
code=$(printf '%s\n' "$answer" | tail -n 1)
[ "$code" != 000 ] || code=none
echo "say answer code=$code"
[ "$code" = "$want" ] || exit 10
case $words in
  '') ;;
  !*) printf '%s' "$answer" | grep -qF -- "${words#!}" && exit 10 ;;
  *) printf '%s' "$answer" | grep -qF -- "$words" || exit 10 ;;
esac
exit 0
