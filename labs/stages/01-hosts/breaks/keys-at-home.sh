#!/bin/sh
# The key lies in the home folder, where sshd does not look for administrators.
set -eu
file=/var/lib/windows-host/state.json
kept=/var/tmp/mistake-keys-at-home
case $1 in
  apply)
    [ -e "$kept" ] || cp "$file" "$kept"
    jq 'del(.files["C:\\ProgramData\\ssh\\administrators_authorized_keys"])' "$kept" >"$kept.new"
    cp "$kept.new" "$file"
    rm "$kept.new"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cp "$kept" "$file"
    rm "$kept"
    ;;
esac
