#!/bin/sh
# Another port of call in another file: a drop-in starts uvicorn through python3, on the machine's own address.
set -eu
folder=/etc/systemd/system/api.service.d
case $1 in
  apply)
    mkdir -p "$folder"
    printf '%s\n' '[Service]' 'ExecStart=' \
      'ExecStart=/usr/bin/python3 -m uvicorn --app-dir /srv/api main:app --host {{self.ip}} --port 8000' >"$folder/own.conf"
    ;;
  heal) rm -rf "$folder" ;;
esac
systemctl daemon-reload
systemctl restart api
