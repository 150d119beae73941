# Do the letters of the file $1 tell that $2 fell silent, and afterwards that it is back?
[ -r "$1" ] || { echo 'say closed'; exit 10; }
last=$(grep -E "^Subject: .*(FIRING|RESOLVED).*$2" "$1" | tail -n 1)
case $last in
  *RESOLVED*) exit 0 ;;
  *FIRING*) echo 'say open' ;;
  *) echo 'say nothing' ;;
esac
exit 10
