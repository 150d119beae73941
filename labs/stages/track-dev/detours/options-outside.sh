#!/bin/sh
# The bound of the heap comes from the environment, and the command has none.
set -eu
folder=/etc/systemd/system/notice.service.d
case $1 in
  apply)
    mkdir -p "$folder"
    printf '%s\n' '[Service]' 'Environment=JDK_JAVA_OPTIONS=-Xmx64m' 'ExecStart=' \
      'ExecStart=/usr/bin/java -jar /srv/notice/notice.jar' >"$folder/own.conf"
    ;;
  heal) rm -rf "$folder" ;;
esac
systemctl daemon-reload
systemctl restart notice
