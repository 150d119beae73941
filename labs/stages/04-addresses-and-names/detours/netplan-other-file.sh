#!/bin/sh
# The address stands in the file that an installer would have made, and the interface has its own name in it.
set -eu
guide=/etc/netplan/60-lab.yaml
other=/etc/netplan/50-cloud-init.yaml
kept=/var/tmp/detour-netplan-other-file
case $1 in
  apply)
    [ -e "$kept" ] || mv "$guide" "$kept"
    (umask 077 && cat >"$other") <<YAML
# one file for everything
network:
    version: 2
    renderer: networkd
    ethernets:
        $(ip -o -4 address show to {{lab.cidr}} | awk '{ print $2; exit }'):
            addresses:
                - "{{self.ip}}/{{lab.prefix}}"
            routes:
                - { to: 0.0.0.0/0, via: {{lab.gateway}} }
            nameservers: { search: [{{lab.domain}}] }
YAML
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$guide"
    rm -f "$other"
    ;;
esac
netplan apply
