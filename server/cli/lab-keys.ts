/** `./madang lab keys`: makes the key pairs, and prints what a golden image must contain as a script that makes it so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inventory, loadInventory, REPOSITORY } from '#lab';
import { ensureKeys, labPaths } from '../practice/index.ts';
import { EXIT, print, printJson, readArguments, warn } from './command.ts';

/** What the probes call; everything else is there on any Debian or Ubuntu server. */
const PACKAGES = ['openssh-server', 'sudo', 'iproute2', 'fping', 'chrony', 'netplan.io', 'python3'];

export async function runKeys(args: string[]): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean', default: false } });
  const paths = labPaths();
  const keys = await ensureKeys(paths);
  const inventory = loadInventory();
  const recipe = join(REPOSITORY, 'labs', 'practice');
  const sudoers = readFileSync(join(recipe, 'labcheck.sudoers'), 'utf8');
  const marks = readFileSync(join(recipe, 'image', 'shell-marks.bash'), 'utf8');
  if (values.json) {
    const { accounts } = inventory;
    printJson({ folder: paths.keys.folder, keys, accounts, packages: PACKAGES, sudoers });
  } else {
    warn(`The private keys are in ${paths.keys.folder}. Run this as root on a golden image:\n\n`);
    print(goldenImage(inventory, { keys, sudoers, marks }));
  }
  return EXIT.ok;
}

/** Safe to run twice. Exported for its test. */
export function goldenImage(
  { accounts }: Inventory,
  { keys, sudoers, marks }: { keys: { student: string; check: string }; sudoers: string; marks: string },
): string {
  const { student, check } = accounts;
  return `#!/bin/sh -e
# What a machine of the class needs so that learners and checks can reach it.
apt-get install -y ${PACKAGES.join(' ')}

# Learners log in as "${student}" and may do everything; checks log in as "${check}" and may only look.
for account in ${student} ${check}; do
  id "$account" >/dev/null 2>&1 || useradd --create-home --shell /bin/bash "$account"
  install -d -m 700 -o "$account" -g "$account" "/home/$account/.ssh"
done
cat >/home/${student}/.ssh/authorized_keys <<'KEYS'
${keys.student}
KEYS
cat >/home/${check}/.ssh/authorized_keys <<'KEYS'
restrict ${keys.check}
KEYS
for account in ${student} ${check}; do
  chown "$account:$account" "/home/$account/.ssh/authorized_keys"
  chmod 600 "/home/$account/.ssh/authorized_keys"
done

cat >/etc/sudoers.d/${student} <<'SUDOERS'
${student} ALL=(ALL) NOPASSWD: ALL
SUDOERS
cat >/etc/sudoers.d/${check} <<'SUDOERS'
${sudoers.trimEnd()}
SUDOERS
chmod 440 /etc/sudoers.d/${student} /etc/sudoers.d/${check}
visudo -c >/dev/null

# Keys only, no forwarding, and no waiting for a name server.
cat >/etc/ssh/sshd_config.d/10-madang.conf <<'SSHD'
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin no
AllowAgentForwarding no
AllowTcpForwarding no
X11Forwarding no
UseDNS no
SSHD
systemctl reload ssh 2>/dev/null || systemctl reload sshd

# Where each command's output begins and ends, for the commands panel of a terminal.
cat >/etc/bash.madang <<'MARKS'
${marks.trimEnd()}
MARKS
grep -q bash.madang /etc/bash.bashrc || echo '. /etc/bash.madang' >>/etc/bash.bashrc

# Every clone of this image makes host keys and a machine id of its own at its first start.
rm -f /etc/ssh/ssh_host_*
truncate -s 0 /etc/machine-id
cat >/etc/systemd/system/ssh-host-keys.service <<'UNIT'
[Unit]
Before=ssh.service
ConditionPathExists=!/etc/ssh/ssh_host_ed25519_key
[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -A
[Install]
WantedBy=multi-user.target
UNIT
systemctl enable ssh-host-keys.service
`;
}
