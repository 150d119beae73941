# How is the search engine at $1? Yellow is right for one that is alone.
answer=$(curl -s --max-time 4 "$1/_cluster/health")
[ -n "$answer" ] || { echo 'say silent'; exit 10; }
status=$(printf '%s' "$answer" | jq -r '.status // empty' 2>/dev/null)
case $status in
  green | yellow) exit 0 ;;
esac
echo "say ill status=${status:-none}"
exit 10
