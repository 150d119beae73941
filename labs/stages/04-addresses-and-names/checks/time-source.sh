# Does one of chrony's files name the time server? $@: what it goes by. A "pool" is what the distribution came with.
other=
for file in /etc/chrony/chrony.conf /etc/chrony/conf.d/*.conf /etc/chrony/sources.d/*.sources; do
  [ -e "$file" ] || continue
  [ -r "$file" ] || {
    echo "$file cannot be read"
    exit 1
  }
  while read -r word source _; do
    case $word in server | peer) ;; *) continue ;; esac
    for name in "$@"; do
      [ "$source" != "$name" ] || {
        echo 'say named'
        exit 0
      }
    done
    other="$word $source"
  done <"$file"
done
if [ -n "$other" ]; then
  echo "say elsewhere source=$other"
else
  echo 'say none'
fi
exit 10
