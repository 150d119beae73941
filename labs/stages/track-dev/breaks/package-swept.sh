#!/bin/sh
# What the last build had packaged is gone.
set -eu
kept=/var/tmp/mistake-package-swept
case $1 in
  apply)
    [ -e "$kept" ] || {
      last=$(ls /var/lib/ci/jobs/notice/builds | sort -n | tail -n 1)
      echo "/var/lib/ci/jobs/notice/builds/$last/workspace" >"$kept"
      mv "$(cat "$kept")/dist" "$kept.dist"
    }
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept.dist" "$(cat "$kept")/dist"
    rm "$kept"
    ;;
esac
