#!/bin/sh
# The targets stand in prometheus.yml itself, by address.
set -eu
file=/etc/prometheus/prometheus.yml
kept=/var/tmp/detour-targets-by-address
case $1 in
  apply)
    [ -e "$kept" ] || cp -p "$file" "$kept"
    sed 's#^    file_sd_configs:#    static_configs:#; s#^      - files: .*#      - targets: [{{adm-01.ip}}:9100, {{mail-01.ip}}:9100, {{mon-01.ip}}:9100, {{sec-01.ip}}:9100, {{asg-03.ip}}:9100]#' "$kept" >"$file"
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    cat "$kept" >"$file"
    rm "$kept"
    ;;
esac
promtool check config "$file" >/dev/null
systemctl reload prometheus
