#!/bin/sh
# An old build was put back and forgotten.
set -eu
link=/srv/notice/notice.jar
other=/srv/notice/notice-0.jar
kept=/var/tmp/mistake-released-other
case $1 in
  apply)
    [ -e "$kept" ] || readlink "$link" >"$kept"
    place=$(mktemp -d)
    mkdir "$place/META-INF"
    echo build.version=0 >"$place/META-INF/build-info.properties"
    install -m 644 "$(readlink -f "$link")" "$other"
    jar -J-Xmx64m --update --file "$other" -C "$place" META-INF/build-info.properties
    rm -rf "$place"
    ln -sfn notice-0.jar "$link"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    ln -sfn "$(cat "$kept")" "$link"
    rm -f "$other" "$kept"
    ;;
esac
systemctl restart notice
