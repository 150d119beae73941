# Does /whoami/ at $1 answer, and with the name $2? The folder $3 tells what lies there when it does not.
answer=$(curl -s --max-time 5 -w '\n%{http_code}' "http://$1:8080/whoami/")
code=$(printf '%s\n' "$answer" | tail -n 1)
case $code in
  200) ;;
  000) echo 'say silent'; exit 10 ;;
  404)
    if [ -e "$3/whoami.jar" ]; then echo 'say jar'; else echo 'say absent'; fi
    exit 10
    ;;
  *) echo "say broken code=$code"; exit 10 ;;
esac
host=$(printf '%s\n' "$answer" | sed -n 's/.*"host": "\([^"]*\)".*/\1/p')
[ "$host" = "$2" ] && exit 0
echo "say other host=${host:-?}"
exit 10
