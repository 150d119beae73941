# Does the password everybody knows still open Grafana at $1?
code=$(curl -s --max-time 4 -o /dev/null -w '%{http_code}' -u admin:admin "$1/api/datasources")
case $code in
  401 | 403) exit 0 ;;
  200) echo 'say open' ;;
  *) echo 'say silent' ;;
esac
exit 10
