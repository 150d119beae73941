#!/bin/sh
# The folder is shown by an alias in a file of another name, beside a redirect for who comes without a path.
set -eu
cd /etc/nginx
case $1 in
  apply)
    rm -f sites-enabled/mirror
    cat >conf.d/lab.conf <<'CONF'
server {
    listen 80 default_server;
    server_name {{adm-01.hostname}} {{adm-01.fqdn}};
    location = / { return 302 /mirror/; }
    location /mirror/ { alias /srv/mirror/; autoindex on; }
    location /images/ { alias /srv/images/; autoindex on; }
}
CONF
    ;;
  heal)
    rm -f conf.d/lab.conf
    ln -sf /etc/nginx/sites-available/mirror sites-enabled/mirror
    ;;
esac
systemctl reload nginx
