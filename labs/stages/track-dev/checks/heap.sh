# Has the Java of the unit $1 a bound of memory: in its words, in its options, or by systemd?
pid=$(systemctl show --property=MainPID --value -- "$1")
[ -n "$pid" ] && [ "$pid" != 0 ] || { echo 'say off'; exit 10; }
tr '\0' '\n' <"/proc/$pid/cmdline" | grep -Eq '^-(Xmx|XX:MaxHeapSize=|XX:MaxRAM)' && exit 0
systemctl show --property=Environment --value -- "$1" | grep -Eq -- '-(Xmx|XX:MaxHeapSize=|XX:MaxRAM)' && exit 0
[ "$(systemctl show --property=MemoryMax --value -- "$1")" != infinity ] && exit 0
echo 'say unbounded'
exit 10
