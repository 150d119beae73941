#!/bin/sh
# Something else answers at the port of the search engine.
set -eu
case $1 in
  apply)
    systemctl stop search-stand-in
    systemctl --quiet reset-failed lab-other-9200 2>/dev/null || true
    systemd-run --quiet --unit lab-other-9200 python3 -m http.server 9200 --directory /usr/share/doc
    ;;
  heal)
    systemctl --quiet stop lab-other-9200 2>/dev/null || true
    systemctl reset-failed search-stand-in
    systemctl start search-stand-in
    ;;
esac
