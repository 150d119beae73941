#!/bin/sh
# The war lies elsewhere, and a context file names it.
set -eu
war=/var/lib/tomcat10/webapps/whoami.war
context=/etc/tomcat10/Catalina/localhost/whoami.xml
case $1 in
  apply)
    [ ! -e "$war" ] || mv "$war" /srv/whoami.war
    rm -rf /var/lib/tomcat10/webapps/whoami
    mkdir -p "${context%/*}"
    printf '<Context docBase="/srv/whoami.war"/>\n' >"$context"
    ;;
  heal)
    rm -f "$context"
    [ ! -e /srv/whoami.war ] || mv /srv/whoami.war "$war"
    ;;
esac
systemctl restart tomcat10
