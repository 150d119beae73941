#!/bin/sh
# No netplan: systemd-networkd is told directly, as on many a Debian.
set -eu
guide=/etc/netplan/60-lab.yaml
own=/etc/systemd/network/10-lab.network
kept=/var/tmp/detour-address-by-networkd
case $1 in
  apply)
    nic=$(ip -o -4 address show to {{lab.cidr}} | awk '{ print $2; exit }')
    [ -e "$kept" ] || mv "$guide" "$kept"
    printf '%s\n' '[Match]' "Name=$nic" '' '[Network]' 'Address={{self.ip}}/{{lab.prefix}}' \
      'Gateway={{lab.gateway}}' 'Domains={{lab.domain}}' >"$own"
    rm -f /run/systemd/network/*netplan*
    networkctl reload
    ;;
  heal)
    [ -e "$kept" ] || exit 0
    mv "$kept" "$guide"
    rm -f "$own"
    netplan apply
    ;;
esac
