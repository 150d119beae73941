# Is the row here that was written while a node was away ($1)?
notes=$(sudo -n /usr/bin/mariadb -N -e 'select note from lab.drill' 2>&1)
if printf '%s\n' "$notes" | grep -qxF "$1"; then
  echo 'say there'
  exit 0
fi
case $notes in
  *'Access denied'* | *'ERROR 2002'* | sudo:*)
    printf '%s\n' "$notes" | head -n 1
    exit 1
    ;;
esac
echo 'say missing'
exit 10
