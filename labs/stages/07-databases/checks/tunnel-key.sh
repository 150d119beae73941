# May whoever holds a key of the account $1 open the tunnel and nothing else?
home=$(getent passwd "$1" | cut -d : -f 6)
keys=$home/.ssh/authorized_keys
if [ -z "$home" ] || [ ! -e "$keys" ]; then
  echo 'say none'
  exit 10
fi
[ -r "$keys" ] || exit 1
awk '
  /^[ \t]*(#|$)/ { next }
  { count++ }
  !/(^|[ ,])restrict[ ,]/ { lacks = "restrict"; exit }
  !/permitlisten="/ { lacks = "permitlisten"; exit }
  END {
    if (lacks) print "say wide lacks=" lacks
    else if (!count) print "say none"
    else { print "say narrow"; exit 0 }
    exit 10
  }' "$keys"
