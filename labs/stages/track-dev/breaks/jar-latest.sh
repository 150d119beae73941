#!/bin/sh
# The package is called latest.
set -eu
store=/srv/git/notice.git
kept=/var/tmp/mistake-jar-latest
as_owner() { runuser -u {{account.student}} -- "$@"; }
case $1 in
  apply)
    if [ ! -e "$kept" ]; then
      place=$(as_owner mktemp -d)
      as_owner git clone -q "$store" "$place/notice"
      as_owner sed -i 's/notice-\$BUILD_NUMBER.jar/notice-latest.jar/' "$place/notice/Jenkinsfile"
      as_owner git -C "$place/notice" -c user.name=drill -c user.email=drill@{{lab.domain}} commit -q -a -m 'A change'
      as_owner git --git-dir "$store" rev-parse main >"$kept"
      as_owner git -C "$place/notice" push -q origin main
      rm -rf "$place"
    fi
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    as_owner git --git-dir "$store" update-ref refs/heads/main "$(cat "$kept")"
    rm "$kept"
    ;;
esac
