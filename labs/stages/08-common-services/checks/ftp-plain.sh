# Does the FTP server $1 turn the user $2 away without TLS? No password is sent, and nothing after the name: what a server
# has not read when it hangs up would take its answer along.
reply=$(printf 'USER %s\r\n' "$2" | timeout 6 nc -w 3 "$1" 21 2>/dev/null | tr -d '\r' | grep -v '^220' | head -n 1)
case $reply in
  530*) exit 0 ;;
esac
echo "say plain reply=${reply:-none}"
exit 10
