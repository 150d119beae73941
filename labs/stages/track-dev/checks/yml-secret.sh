# Does the file of settings $1 hold a password itself instead of a name like ${DB_PASSWORD}? It is never shown.
[ -r "$1" ] || { echo 'say missing field=none'; exit 10; }
name=$(grep -v '^[[:space:]]*#' "$1" | grep -iE '(password|secret|token)[[:space:]]*[:=][[:space:]]*[^[:space:]]' |
  grep -vE "[:=][[:space:]]*[\"']?\\$\\{[A-Za-z0-9_.]+\\}[\"']?[[:space:]]*$" | sed 's/[:=].*//' | tr -d ' ' | head -n 1)
[ -n "$name" ] || exit 0
echo "say literal field=$name"
exit 10
