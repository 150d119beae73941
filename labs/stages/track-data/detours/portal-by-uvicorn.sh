#!/bin/sh
# Django runs on uvicorn (ASGI) under a throw-away user, and its variables stand in another file.
set -eu
folder=/etc/systemd/system/portal.service.d
other=/etc/default/portal
case $1 in
  apply)
    mkdir -p "$folder"
    install -m 600 /etc/portal.env "$other"
    printf '%s\n' '[Service]' 'DynamicUser=yes' 'User=portal' 'EnvironmentFile=' "EnvironmentFile=$other" 'ExecStart=' \
      'ExecStart=/usr/bin/uvicorn portal.asgi:application --host 0.0.0.0 --port 8001' >"$folder/own.conf"
    ;;
  heal) rm -rf "$folder" "$other" ;;
esac
systemctl daemon-reload
systemctl restart portal
