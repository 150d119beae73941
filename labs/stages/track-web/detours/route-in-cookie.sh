#!/bin/sh
# The first cookie of a visitor names the machine, by a map instead of a hash.
set -eu
file=/etc/nginx/conf.d/was.conf
site=/etc/nginx/sites-available/balance
kept=/var/tmp/detour-route
case $1 in
  apply)
    [ -e "$kept.conf" ] || cp -p "$file" "$kept.conf"
    [ -e "$kept.site" ] || cp -p "$site" "$kept.site"
    cat >"$file" <<'CONF'
map $cookie_route $route {
  default was_all;
  "{{was-01.ip}}:8080" was_1;
  "{{was-02.ip}}:8080" was_2;
  "{{was-03.ip}}:8080" was_3;
}
upstream was_all {
  server {{was-01.ip}}:8080;
  server {{was-02.ip}}:8080;
  server {{was-03.ip}}:8080;
}
upstream was_1 { server {{was-01.ip}}:8080; server {{was-02.ip}}:8080 backup; }
upstream was_2 { server {{was-02.ip}}:8080; server {{was-03.ip}}:8080 backup; }
upstream was_3 { server {{was-03.ip}}:8080; server {{was-01.ip}}:8080 backup; }
CONF
    sed 's#http://was;#http://$route;#; s#"visitor=$visitor;#"route=$upstream_addr;#' "$kept.site" >"$site"
    ;;
  heal)
    [ -e "$kept.conf" ] || exit 0
    cat "$kept.conf" >"$file"
    cat "$kept.site" >"$site"
    rm "$kept.conf" "$kept.site"
    ;;
esac
nginx -t -q
systemctl reload nginx
