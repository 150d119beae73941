# Has the notebook server of everybody named behind it the group $1? Groups are given when a process starts.
group=$1
shift
number=$(getent group "$group" | cut -d: -f3)
for who in "$@"; do
  id -nG "$who" 2>/dev/null | tr ' ' '\n' | grep -qx "$group" || { echo "say member who=$who"; exit 10; }
  pid=$(pgrep -o -u "$who" -f '[j]upyterhub-singleuser')
  [ -n "$pid" ] || { echo "say off who=$who"; exit 10; }
  sed -n 's/^Groups:[[:space:]]*//p' "/proc/$pid/status" | tr ' ' '\n' | grep -qx "$number" && continue
  echo "say late who=$who"
  exit 10
done
