# Would the mail server $1 take a letter for $2? $3: the first digit of the answer that is right. No letter is sent.
reply=$(timeout 7 python3 -c '
import smtplib, sys
try:
    with smtplib.SMTP(sys.argv[1], 25, timeout=5) as talk:
        talk.ehlo()
        talk.mail("check@" + sys.argv[3])
        code, text = talk.rcpt(sys.argv[2])
        print(code, text.decode("utf-8", "replace").splitlines()[0][:60])
except OSError:
    print("none")
' "$1" "$2" "$(hostname)") || exit 1
echo "say answered reply=$reply"
case $reply in
  "$3"*) exit 0 ;;
esac
exit 10
