# Is a visitor at $1 with a cookie jar still known at the sixth visit? The last visit takes its session away again.
jar=$(mktemp) || exit 1
answers=$(timeout 8 curl -s --max-time 3 -b "$jar" -c "$jar" "$1?[1-5]" "$1?leave")
rm -f "$jar"
visits=$(printf '%s\n' "$answers" | sed -n 's/.*"visits": \([0-9]*\).*/\1/p' | paste -sd' ' -)
case $visits in
  '1 2 3 4 5 6') exit 0 ;;
  '') echo 'say silent' ;;
  *) echo "say lost visits=$visits" ;;
esac
exit 10
