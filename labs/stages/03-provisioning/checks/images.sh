# Is every image of the list at $1 the one that the list says? Large ones are believed when they are older than the list.
list=$(curl -sf -m 5 "$1/SHA256SUMS")
if [ -z "$list" ]; then
  echo 'say none'
  exit 10
fi
when() { date -d "$(curl -sfI -m 3 "$1" | tr -d '\r' | sed -n 's/^[Ll]ast-[Mm]odified: //p')" +%s; }
written=$(when "$1/SHA256SUMS") || exit 1
printf '%s\n' "$list" | while read -r sum name; do
  case $sum in '' | *[!0-9a-f]*) continue ;; esac
  name=${name#\*}
  answer=$(curl -sI -m 3 -o /dev/null -w '%{http_code} %header{content-length}' "$1/$name")
  size=${answer#* }
  if [ "${answer%% *}" != 200 ]; then
    echo "say gone file=$name"
    exit 10
  fi
  if [ "$size" -le 67108864 ]; then
    found=$(curl -sf -m 20 "$1/$name" | sha256sum)
    [ "${found%% *}" = "$sum" ] && continue
  else
    [ "$(when "$1/$name")" -le "$written" ] && continue
  fi
  echo "say other file=$name"
  exit 10
done
