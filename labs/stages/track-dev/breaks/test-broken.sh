#!/bin/sh
# A change breaks a test, and is built.
set -eu
store=/srv/git/notice.git
kept=/var/tmp/mistake-test-broken
as_owner() { runuser -u {{account.student}} -- "$@"; }
case $1 in
  apply)
    if [ ! -e "$kept" ]; then
      place=$(as_owner mktemp -d)
      as_owner git clone -q "$store" "$place/notice"
      as_owner sed -i 's/equals("8080")/equals("8081")/' "$place/notice/NoticeTest.java"
      as_owner git -C "$place/notice" -c user.name=drill -c user.email=drill@{{lab.domain}} commit -q -a -m 'A change'
      as_owner git --git-dir "$store" rev-parse main >"$kept"
      as_owner git -C "$place/notice" push -q origin main
      rm -rf "$place"
    fi
    builds=/var/lib/ci/jobs/notice/builds
    last=$(ls "$builds" | sort -n | tail -n 1)
    [ -e "$kept.build" ] || echo "$last" >"$kept.build"
    . /etc/ci.env
    printf 'user = "%s:%s"\n' "$CI_USER" "$CI_TOKEN" |
      curl -s -o /dev/null -K - -X POST http://127.0.0.1:8080/job/notice/build
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
      [ -e "$builds/$((last + 1))/build.json" ] && break
      sleep 1
    done
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    as_owner git --git-dir "$store" update-ref refs/heads/main "$(cat "$kept")"
    cd /var/lib/ci/jobs/notice/builds
    for number in *; do
      [ "$number" -le "$(cat "$kept.build")" ] || rm -rf "./$number"
    done
    rm "$kept.build"
    rm "$kept"
    ;;
esac
