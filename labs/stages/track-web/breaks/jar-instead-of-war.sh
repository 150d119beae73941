#!/bin/sh
# The application lies there as a jar.
set -eu
cd /var/lib/tomcat10/webapps
case $1 in
  apply) [ ! -e whoami.war ] || mv whoami.war whoami.jar ;;
  heal) [ ! -e whoami.jar ] || mv whoami.jar whoami.war ;;
esac
