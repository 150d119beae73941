# How far may the heap of the Java on this machine grow? Up to $1 MB is fine; a share of the memory that was set on purpose is too.
args=$(ps -C java -o args= | head -n 1)
[ -n "$args" ] || { echo 'say off'; exit 10; }
case $args in *-XX:MaxRAM*) exit 0 ;; esac
size=$(printf '%s\n' "$args" | tr ' ' '\n' | sed -n 's/^-Xmx\([0-9]*[kKmMgG]\)$/\1/p' | tail -n 1)
[ -n "$size" ] || { echo 'say unbounded'; exit 10; }
number=${size%?}
case $size in
  *[kK]) mb=$((number / 1024)) ;;
  *[gG]) mb=$((number * 1024)) ;;
  *) mb=$number ;;
esac
[ "$mb" -le "$1" ] && exit 0
echo "say large size=$size"
exit 10
