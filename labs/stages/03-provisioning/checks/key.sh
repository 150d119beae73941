# Is what lies at $1 a public key, and nothing more?
key=$(curl -sf -m 5 "$1")
case $key in
  *'PRIVATE KEY'*) echo 'say private' ;;
  *'BEGIN PGP PUBLIC KEY BLOCK'*) exit 0 ;;
  *) echo 'say none' ;;
esac
exit 10
