#!/bin/sh
# One machine still runs another release.
set -eu
file=/var/lib/tomcat10/webapps/whoami.war
kept=/var/tmp/mistake-old-release
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    python3 - "$kept" "$kept.war" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for one in old.namelist():
        new.writestr(one, old.read(one).replace(b'"release": "1"', b'"release": "0"'))
PY
    chmod 644 "$kept.war"
    mv "$kept.war" "$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$kept.war"
    chmod 644 "$kept.war"
    mv "$kept.war" "$file"
    rm "$kept"
    ;;
esac
