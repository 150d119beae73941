# What does $1 promise about keeping? $2 "page": it is asked for each time. $2 "asset": its style sheet is kept for a day or longer.
url=$1
if [ "$2" = asset ]; then
  path=$(curl -s --max-time 3 "$1" | grep -o '/[^"]*\.css' | head -n 1)
  [ -n "$path" ] || { echo 'say nothing control=none'; exit 10; }
  url=${1%/}$path
fi
head=$(curl -sI --max-time 3 "$url" | tr -d '\r' | tr 'A-Z' 'a-z')
[ -n "$head" ] || { echo 'say silent control=none'; exit 10; }
told=$(printf '%s\n' "$head" | sed -n 's/^cache-control: *//p' | paste -sd, -)
age=$(printf '%s\n' "$told" | grep -o 'max-age=[0-9]*' | head -n 1)
age=${age#max-age=}
if [ "$2" = asset ]; then
  [ "${age:-0}" -ge 86400 ] && exit 0
else
  case $told in *no-cache*|*no-store*) exit 0 ;; esac
  [ -n "$age" ] && [ "$age" -le 60 ] && exit 0
fi
echo "say told control=${told:-none}"
exit 10
