#!/bin/sh
# The war goes by another name, and so does its path.
set -eu
cd /var/lib/tomcat10/webapps
case $1 in
  apply) [ ! -e whoami.war ] || mv whoami.war whoami-1.0.war ;;
  heal) [ ! -e whoami-1.0.war ] || mv whoami-1.0.war whoami.war ;;
esac
