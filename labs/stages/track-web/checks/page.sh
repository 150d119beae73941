# Is the page at $1 ours? $2: words that stand in it.
answer=$(curl -s --max-time 4 -w '\n%{http_code}' "$1")
code=$(printf '%s\n' "$answer" | tail -n 1)
case $code in
  200) ;;
  000) echo 'say silent'; exit 10 ;;
  *) echo "say refused code=$code"; exit 10 ;;
esac
case $answer in
  *"$2"*) exit 0 ;;
  *'Welcome to nginx'*) echo 'say welcome' ;;
  *) echo 'say other' ;;
esac
exit 10
