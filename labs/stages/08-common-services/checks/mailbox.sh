# How many letters does Dovecot see in the mailbox of $1, and how many are unread?
state=$(sudo -n /usr/bin/doveadm mailbox status -u "$1" 'messages unseen' INBOX) || exit 1
count=$(printf '%s\n' "$state" | sed -n 's/.*messages=\([0-9]*\).*/\1/p')
unseen=$(printf '%s\n' "$state" | sed -n 's/.*unseen=\([0-9]*\).*/\1/p')
[ -n "$count" ] && [ -n "$unseen" ] || exit 1
if [ "$count" -eq 0 ]; then
  echo 'say empty'
  exit 10
fi
if [ "$unseen" -gt 0 ]; then
  echo "say unread count=$count unseen=$unseen"
  exit 10
fi
echo "say read count=$count unseen=0"
