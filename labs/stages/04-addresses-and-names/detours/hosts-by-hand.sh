#!/bin/sh
# /etc/hosts as a person writes it: tabs, the short name first, remarks, the last machine on top.
set -eu
file=/etc/hosts
kept=/var/tmp/detour-hosts-by-hand
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    {
      printf '127.0.0.1\tlocalhost\n\n# the lab\n'
      tac "$kept" | awk '$3 != "" && $1 !~ /^(127|::)/ { print $1 "\t" $3 "\t" $2 "\t# by hand" }'
    } >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
