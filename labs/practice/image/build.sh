#!/bin/sh
# Runs inside the new root file system, once, after the packages are there. Every line is a change a learner would
# otherwise stumble over; labs/practice/README.md says which of them differ from a machine you would install yourself.
set -eu

# Accounts. Nobody has a password; the keys are put in when a machine is made.
adduser --quiet --disabled-password --gecos 'Learner' --uid 1000 lab
adduser --quiet --disabled-password --gecos 'Checks' --uid 1001 labcheck
install -d -m 700 -o lab -g lab /home/lab/.ssh
install -d -m 700 -o labcheck -g labcheck /home/labcheck/.ssh
printf 'lab ALL=(ALL) NOPASSWD: ALL\n' >/etc/sudoers.d/lab
install -m 440 /tmp/recipe/labcheck.sudoers /etc/sudoers.d/labcheck
chmod 440 /etc/sudoers.d/lab
visudo -cq

# The name of a golden image: every machine still has to get its own.
echo golden >/etc/hostname
printf '127.0.0.1 localhost\n127.0.1.1 golden\n::1 localhost ip6-localhost ip6-loopback\n' >/etc/hosts

# Names are not looked up anywhere before the DNS stage; a dead server would cost ten seconds per lookup.
: >/etc/resolv.conf
: >/etc/machine-id

# The network comes from systemd-networkd, as netplan expects.
systemctl -q enable systemd-networkd.service
systemctl -q disable systemd-networkd-wait-online.service 2>/dev/null || true
systemctl -q mask systemd-networkd-wait-online.service

# netplan asks udev to look at the devices again; there is no udev in a container.
dpkg-divert --quiet --local --rename --divert /usr/bin/udevadm.real --add /usr/bin/udevadm
printf '#!/bin/sh\n# Stand-in: a container has no udev, and "netplan apply" only needs it to answer.\nexit 0\n' >/usr/bin/udevadm
chmod 755 /usr/bin/udevadm

# sshd as Debian ships it, but for passwords, name lookups and penalties for whoever stands behind the same door.
cat >/etc/ssh/sshd_config.d/10-madang.conf <<'CONF'
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin no
UseDNS no
PrintLastLog no
CONF
if sshd -T 2>/dev/null | grep -qi '^persourcepenalties'; then echo 'PerSourcePenalties no' >>/etc/ssh/sshd_config.d/10-madang.conf; fi
rm -f /etc/ssh/ssh_host_*
# The message of the day costs a script run per login.
sed -i '/pam_motd\|pam_mail/d' /etc/pam.d/sshd

# Commands of /usr/sbin are found by learners too, also by `ssh machine command`.
echo 'PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"' >/etc/environment
sed -i 's#^ENV_PATH.*#ENV_PATH PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin#' /etc/login.defs
sed -i 's#PATH="/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"#PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"#' /etc/profile
cat >/etc/profile.d/madang.sh <<'CONF'
# Ctrl-S must not freeze a terminal in a browser.
case $- in *i*) [ -t 0 ] && stty -ixon ;; esac
CONF
printf '\n# Ctrl-S must not freeze a terminal in a browser.\n[ -t 0 ] && stty -ixon\n' >>/etc/bash.bashrc
# Where each command's output begins and ends, for the commands panel of a terminal.
install -m 644 /tmp/recipe/shell-marks.bash /etc/bash.madang
echo '. /etc/bash.madang' >>/etc/bash.bashrc
echo 'LANG=C.UTF-8' >/etc/default/locale

# A stand-in for PowerShell on the Windows host that would carry this machine; its state belongs to the learner.
install -d -m 755 /usr/local/lib/windows-host
install -m 644 /tmp/recipe/*.py /usr/local/lib/windows-host/
install -m 755 /tmp/recipe/powershell /usr/local/lib/windows-host/
ln -s ../lib/windows-host/powershell /usr/local/bin/powershell
install -d -m 755 -o lab -g lab /var/lib/windows-host

# ping needs its capability back: the user namespace drops it from the file.
setcap cap_net_raw+ep /usr/bin/ping
setcap cap_net_raw+ep /usr/bin/fping

# The clock of a container is the computer's: chronyd measures and serves, but must not try to set it.
install -d /etc/systemd/system/chrony.service.d
cat >/etc/systemd/system/chrony.service.d/madang.conf <<'CONF'
[Unit]
ConditionCapability=
ConditionVirtualization=
CONF
sed -i 's/^DAEMON_OPTS=.*/DAEMON_OPTS="-F 1 -x"/' /etc/default/chrony

# A small journal, kept in memory.
install -d /etc/systemd/journald.conf.d
printf '[Journal]\nStorage=volatile\nRuntimeMaxUse=8M\nReadKMsg=no\nAudit=no\n' >/etc/systemd/journald.conf.d/madang.conf

# logind starts when somebody asks it ("reboot", "shutdown"); forty of them idle are memory for nothing.
rm -f /usr/lib/systemd/system/multi-user.target.wants/systemd-logind.service

# apt asks nothing: there is no dialog program, and the answers would be the defaults.
echo 'debconf debconf/frontend select Noninteractive' | debconf-set-selections

# What fails, waits for hardware, or calls home.
systemctl -q mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer \
  console-getty.service getty@.service systemd-udevd.service systemd-udev-trigger.service \
  2>/dev/null
systemctl -q mask chrony-wait.service 2>/dev/null || true

# Packages come from inside the lab; the file is written when a machine is made.
rm -f /etc/apt/sources.list
rm -rf /etc/apt/sources.list.d/*
printf 'Acquire::Languages "none";\n' >/etc/apt/apt.conf.d/90madang
rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /tmp/recipe
