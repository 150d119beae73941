# Does the application behind $1 learn that the visitor is $2?
answer=$(curl -s --max-time 4 "$1")
case $answer in
  *'"forwarded"'*) ;;
  *) echo 'say silent told=none'; exit 10 ;;
esac
told=$(printf '%s\n' "$answer" | sed -n 's/.*"forwarded": "\([^"]*\)".*/\1/p')
case ", $told," in
  *", $2,"*) exit 0 ;;
esac
echo "say unknown told=${told:-none}"
exit 10
