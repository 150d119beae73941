# Does $1 answer when asked for the time? -Q asks and prints, and sets no clock.
[ -x /usr/sbin/chronyd ] || exit 1
answer=$(timeout 6 /usr/sbin/chronyd -Q -U -t 2 "server $1 iburst maxsamples 1" 2>&1)
code=$?
case $answer in
  *'System clock wrong by'*)
    echo 'say answered'
    exit 0
    ;;
  *'Timeout reached'* | *'No suitable source'*)
    echo 'say silent'
    exit 10
    ;;
esac
echo "chronyd: exit $code: $answer"
exit 1
