#!/bin/sh
# The jar was built again, on the server itself.
set -eu
link=/srv/notice/notice.jar
other=/srv/notice/notice-hand.jar
kept=/var/tmp/mistake-released-by-hand
case $1 in
  apply)
    [ -e "$kept" ] || readlink "$link" >"$kept"
    install -m 644 /home/{{account.student}}/notice/notice.jar "$other"
    ln -sfn notice-hand.jar "$link"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    ln -sfn "$(cat "$kept")" "$link"
    rm -f "$other" "$kept"
    ;;
esac
systemctl restart notice
