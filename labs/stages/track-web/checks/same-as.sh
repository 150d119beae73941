# Does $1 hand out the same page and style sheet as $2, with the same promises?
path=$(curl -s --max-time 3 "http://$2/" | grep -o '/[^"]*\.css' | head -n 1)
for one in / ${path:-/}; do
  mine=$(curl -s --max-time 3 "http://$1$one" | cksum)
  first=$(curl -s --max-time 3 "http://$2$one" | cksum)
  [ "$mine" = "$first" ] || { echo "say files path=$one"; exit 10; }
  mine=$(curl -sI --max-time 3 "http://$1$one" | tr -d '\r' | grep -i '^cache-control')
  first=$(curl -sI --max-time 3 "http://$2$one" | tr -d '\r' | grep -i '^cache-control')
  [ "$mine" = "$first" ] || { echo "say promises path=$one"; exit 10; }
done
