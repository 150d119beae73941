# Does this server follow another, and show what it hears?
ask() { sudo -n /usr/sbin/runuser -u postgres -- /usr/bin/psql "$@" 2>/dev/null || exit 1; }
case $(ask -XAtc 'select pg_is_in_recovery()') in
  f)
    echo 'say writable'
    exit 10
    ;;
  t) ;;
  *) exit 1 ;;
esac
receiver=$(ask -XAtxc 'table pg_stat_wal_receiver') || exit 1
case $receiver in
  *'status|streaming'*) ;;
  *)
    mode=$(stat -c %a /var/lib/postgresql/.pgpass 2>/dev/null)
    case $mode in
      '' | 600 | 400) echo 'say apart' ;;
      *) echo "say pgpass mode=$mode" ;;
    esac
    exit 10
    ;;
esac
[ "$(ask -XAtc 'select pg_get_wal_replay_pause_state()')" = 'not paused' ] || {
  echo 'say paused'
  exit 10
}
echo 'say streaming'
