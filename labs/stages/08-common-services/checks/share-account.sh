# Has Samba an account for $1?
known=$(sudo -n /usr/bin/pdbedit -L) || exit 1
printf '%s\n' "$known" | grep -q "^$1:" && exit 0
echo 'say unknown'
exit 10
