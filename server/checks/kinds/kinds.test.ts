import { describe, expect, test } from 'vitest';
import { fillReferencesDeep, loadInventory } from '#lab';
import type { Judgement } from '../kind.ts';
import { KIND_NAMES, kindNamed } from './index.ts';

/** One machine, its probe and a line a real program prints; what the judge makes of it. */
const inventory = loadInventory();
const machine = inventory.machines.find(({ hostname }) => hostname === 'pg-01')!;
const place = { inventory, machine, readStageFile: () => 'echo "$1"; exit 0' };

const prepare = (kind: string, options: object) =>
  kindNamed(kind)!.prepare(fillReferencesDeep(options, inventory, machine), place);

type Row = [options: object, output: string, exitCode: number, state: Judgement['state'], seen: string];

function rows(kind: string, cases: Row[]): void {
  describe(kind, () => {
    test.each(cases)('%j seeing %j (exit %i): %s, "%s"', (options, output, exitCode, state, seen) => {
      const judgement = prepare(kind, options).judge({ output, exitCode });
      expect({ state: judgement.state, seen: judgement.seen }).toEqual({ state, seen });
    });
  });
}

const unit = (active: string, file: string, load = 'loaded') =>
  `Names=ssh.service\nLoadState=${load}\nActiveState=${active}\nUnitFileState=${file}\n`;

rows('service', [
  [{ name: 'ssh' }, unit('active', 'enabled'), 0, 'holds', 'active'],
  [{ name: 'ssh' }, unit('inactive', 'enabled'), 0, 'fails', 'inactive'],
  [{ name: 'ssh' }, unit('failed', 'enabled'), 0, 'fails', 'failed'],
  [{ name: 'ssh' }, unit('inactive', '', 'not-found'), 0, 'fails', 'not-found'],
  [{ name: 'ssh' }, unit('inactive', 'masked', 'masked'), 0, 'fails', 'inactive, masked'],
  [{ name: 'ssh', enabled: true }, unit('active', 'disabled'), 0, 'fails', 'active, disabled'],
  [{ name: 'ssh', enabled: true }, unit('active', 'enabled'), 0, 'holds', 'active, enabled'],
  [{ name: 'ssh', is: 'inactive' }, unit('inactive', '', 'not-found'), 0, 'holds', 'not-found'],
  [
    { name: 'ssh' },
    'Failed to connect to bus: No such file or directory',
    1,
    'unknown',
    'Failed to connect to bus: No such file or directory',
  ],
  // Several units in one answer, each known by any of its names.
  [
    { name: 'ssh' },
    `${unit('active', 'enabled').replace('ssh', 'cron')}\n${unit('inactive', '')}`,
    0,
    'fails',
    'inactive',
  ],
  [
    { name: 'sshd.service' },
    unit('active', 'enabled').replace('ssh.service', 'ssh.service sshd.service'),
    0,
    'holds',
    'active',
  ],
  [{ name: 'cron' }, unit('active', 'enabled'), 0, 'unknown', 'Names=ssh.service'],
]);

const listening = (address: string) => `LISTEN 0      128          ${address}      0.0.0.0:*   \n`;
rows('port', [
  [{ port: 53 }, listening('0.0.0.0:53') + listening('[::]:53'), 0, 'holds', '0.0.0.0:53, [::]:53'],
  [{ port: 53 }, '', 0, 'fails', 'closed'],
  [
    { port: 53, for: 'network' },
    listening('127.0.0.1:53') + listening('[::1]:53'),
    0,
    'fails',
    '127.0.0.1:53, [::1]:53',
  ],
  [
    { port: 53, for: 'network' },
    listening('127.0.0.53%lo:53') + listening('192.168.10.23:53'),
    0,
    'holds',
    '127.0.0.53:53, 192.168.10.23:53',
  ],
  [{ port: 53, is: 'closed' }, listening('*:53'), 0, 'fails', '*:53'],
  [{ port: 53 }, 'sh: 1: ss: not found', 127, 'unknown', 'sh: 1: ss: not found'],
  [{ port: 53 }, 'what is this', 0, 'unknown', 'what is this'],
]);

rows('tcp', [
  [{ port: 5432 }, 'exit 0\n', 0, 'holds', 'open'],
  [{ port: 5432 }, 'tcp: connect: Connection refused\nexit 1\n', 0, 'fails', 'refused'],
  [{ port: 5432 }, 'exit 124\n', 0, 'fails', 'no answer'],
  [{ port: 5432 }, 'tcp: line 1: pg-99: Name or service not known\nexit 1\n', 0, 'fails', 'unknown name'],
  [{ port: 5432, is: 'closed' }, 'tcp: connect: Connection refused\nexit 1\n', 0, 'holds', 'refused'],
  [{ port: 5432 }, 'bash: not found\nexit 127\n', 0, 'unknown', 'bash: not found'],
]);

const file = (mode: string, owner: string, content = '') => `regular file|${mode}|${owner}\n${content}`;
const absent = "stat: cannot statx '/etc/x': No such file or directory\n";
rows('file', [
  [{ path: '/etc/x' }, file('644', 'root:root'), 0, 'holds', '644 root:root'],
  [{ path: '/etc/x' }, absent, 1, 'fails', 'absent'],
  [{ path: '/etc/x', is: 'absent' }, absent, 1, 'holds', 'absent'],
  [{ path: '/etc/x', is: 'absent' }, file('644', 'root:root'), 0, 'fails', 'present'],
  [{ path: '/etc/x', mode: '600' }, file('644', 'root:root'), 0, 'fails', '644 root:root'],
  [{ path: '/etc/x', mode: '0600', owner: 'root' }, file('600', 'root:adm'), 0, 'holds', '600 root:adm'],
  [{ path: '/etc/x', owner: 'root:root' }, file('600', 'root:adm'), 0, 'fails', '600 root:adm'],
  [
    { path: '/etc/x', is: 'directory' },
    'regular empty file|644|root:root\n',
    0,
    'fails',
    'regular empty file',
  ],
  [
    { path: '/etc/x', contains: '{{self.ip}}' },
    file('644', 'root:root', `${machine.ip} pg-01\n`),
    0,
    'holds',
    '644 root:root',
  ],
  [
    { path: '/etc/x', matches: '^server ' },
    file('644', 'root:root', '# server x\n'),
    0,
    'fails',
    'no such line',
  ],
  [
    { path: '/etc/x', matches: '^server a', show: '^server' },
    file('644', 'root:root', 'server b\n'),
    0,
    'fails',
    'server b',
  ],
  [
    { path: '/etc/x', lacks: 'gateway4' },
    file('644', 'root:root', 'x\n  gateway4: y\n'),
    0,
    'fails',
    'gateway4: y',
  ],
  [
    { path: '/etc/x', contains: 'a' },
    file('600', 'root:root', '/usr/bin/cat: /etc/x: Permission denied\n'),
    0,
    'unknown',
    '/usr/bin/cat: /etc/x: Permission denied',
  ],
  [
    { path: '/etc/x' },
    "stat: cannot statx '/etc/x': Permission denied",
    1,
    'unknown',
    "stat: cannot statx '/etc/x': Permission denied",
  ],
]);

rows('package', [
  [{ name: 'chrony' }, 'installed 4.6.1-3+deb13u1\n', 0, 'holds', 'installed 4.6.1-3+deb13u1'],
  [{ name: 'chrony' }, 'config-files 4.6.1-3\n', 0, 'fails', 'config-files'],
  [{ name: 'chrony' }, 'dpkg-query: no packages found matching chrony\n', 1, 'fails', 'not-installed'],
  [
    { name: 'chrony', is: 'absent' },
    'dpkg-query: no packages found matching chrony\n',
    1,
    'holds',
    'not-installed',
  ],
  [{ name: 'chrony' }, 'sh: 1: dpkg-query: not found', 127, 'unknown', 'sh: 1: dpkg-query: not found'],
]);

const link = (name: string, ...addresses: string[]) => ({
  ifname: name,
  addr_info: addresses.map((one) => {
    const [local, rest] = one.split('/') as [string, string];
    const [prefix, dynamic] = rest.split(' ');
    return {
      family: 'inet',
      local,
      prefixlen: Number(prefix),
      scope: name === 'lo' ? 'host' : 'global',
      ...(dynamic && { dynamic: true }),
    };
  }),
});
const links = (...list: object[]) =>
  JSON.stringify([link('lo', '127.0.0.1/8'), {}, ...list].filter((one) => 'ifname' in one));
const mine = { is: '{{self.ip}}/{{lab.prefix}}' };
rows('address', [
  [mine, links(link('host0', `${machine.ip}/24`)), 0, 'holds', `${machine.ip}/24`],
  [
    mine,
    links(link('docker0', '172.17.0.1/16'), link('enp0s3', '192.168.10.99/24')),
    0,
    'fails',
    '192.168.10.99/24',
  ],
  [
    mine,
    links(link('enp0s8', '10.0.2.15/24'), link('enp0s3', `${machine.ip}/24`)),
    0,
    'holds',
    `${machine.ip}/24`,
  ],
  [mine, links(link('host0', `${machine.ip}/16`)), 0, 'fails', `${machine.ip}/16`],
  [mine, links(link('host0')), 0, 'fails', 'none'],
  [
    { ...mine, static: true },
    links(link('host0', `${machine.ip}/24 dynamic`)),
    0,
    'fails',
    `${machine.ip}/24 (dhcp)`,
  ],
  [
    { ...mine, only: true },
    links(link('host0', `${machine.ip}/24`, '192.168.10.99/24')),
    0,
    'fails',
    `${machine.ip}/24, 192.168.10.99/24`,
  ],
  [{ ...mine, interface: 'eth9' }, links(link('host0', `${machine.ip}/24`)), 0, 'fails', 'none'],
  [mine, '[{"ifname":1}]', 0, 'unknown', '[{"ifname":1}]'],
  [mine, 'Object "addr" is unknown', 1, 'unknown', 'Object "addr" is unknown'],
]);

const gateway = { via: '{{lab.gateway}}' };
rows('route', [
  [gateway, '[{"dst":"default","gateway":"192.168.10.1","dev":"host0"}]', 0, 'holds', 'via 192.168.10.1'],
  [gateway, '[{"dst":"default","gateway":"192.168.10.254","dev":"host0"}]', 0, 'fails', 'via 192.168.10.254'],
  [gateway, '[{"dst":"default","dev":"host0"}]', 0, 'fails', 'dev host0'],
  [gateway, '[]', 0, 'fails', 'none'],
  [gateway, '', 0, 'fails', 'none'],
  [
    { ...gateway, interface: 'enp0s3' },
    '[{"gateway":"192.168.10.1","dev":"enp0s8"}]',
    0,
    'fails',
    'via 192.168.10.1',
  ],
  [gateway, '{', 0, 'unknown', '{'],
]);

const plan =
  'network:\n  version: 2\n  ethernets:\n    host0:\n      addresses:\n      - "192.168.10.23/24"\n      - "10.0.0.1/8"\n      dhcp4: false\n';
rows('netplan', [
  [
    { key: 'ethernets.auto.addresses', includes: '{{self.ip}}/{{lab.prefix}}' },
    plan,
    0,
    'holds',
    '192.168.10.23/24, 10.0.0.1/8',
  ],
  [{ key: 'ethernets.auto.dhcp4', is: false }, plan, 0, 'holds', 'false'],
  [{ key: 'ethernets.auto.dhcp4', is: true }, plan, 0, 'fails', 'false'],
  [{ key: 'ethernets.auto.gateway4', absent: true }, plan, 0, 'holds', 'absent'],
  [{ key: 'ethernets.auto.routes.0.via', is: '{{lab.gateway}}' }, plan, 0, 'fails', 'absent'],
  [
    { key: 'ethernets.auto.gateway4', absent: true },
    '\n** (process:1204): WARNING **: 03:36:53.211: `gateway4` has been deprecated, use default routes instead.\n' +
      "See the 'Default routes' section of the documentation for more details.\n" +
      'network:\n  version: 2\n  ethernets:\n    host0:\n      gateway4: 192.168.10.1\n',
    0,
    'fails',
    '192.168.10.1',
  ],
  [
    { key: 'ethernets.auto.gateway4', absent: true },
    `\n** (process:145): WARNING **: \`gateway4\` has been deprecated, use default routes instead.\nSee the 'Default routes' section of the documentation for more details.\n${plan}      gateway4: 192.168.10.1\n\n** (process:145): WARNING **: again\n`,
    0,
    'fails',
    '192.168.10.1',
  ],
  [{ key: 'version', is: 2 }, 'network:\n  a: &a [1]\n  b: *a\n', 0, 'unknown', 'network:'],
  [{ key: 'version', is: 2 }, 'sudo: a password is required', 1, 'unknown', 'sudo: a password is required'],
  [
    { key: 'version', is: 2 },
    'sudo: /usr/sbin/netplan: command not found',
    1,
    'fails',
    'netplan: not-installed',
  ],
  [
    { key: 'version', is: 2 },
    '/etc/netplan/60-lab.yaml:4:3: Error in network definition: expected mapping',
    78,
    'fails',
    '/etc/netplan/60-lab.yaml:4:3: Error in network definition: expected mapping'.slice(
      '/etc/netplan/60-lab'.length,
    ),
  ],
]);

rows('hostname', [
  [{ is: '{{self.hostname}}' }, 'static pg-01\nrunning pg-01\n', 0, 'holds', 'pg-01'],
  [{ is: '{{self.hostname}}' }, 'static localhost\nrunning localhost\n', 0, 'fails', 'localhost'],
  [{ is: '{{self.hostname}}' }, 'static pg-01\nrunning vm\n', 0, 'fails', 'vm (/etc/hostname: pg-01)'],
  [{ is: '{{self.hostname}}' }, 'static \nrunning vm\n', 0, 'fails', 'vm (/etc/hostname: absent)'],
  [{ is: '{{self.hostname}}' }, 'no idea', 0, 'unknown', 'no idea'],
]);

const hosts = (skip: string[] = []) =>
  inventory.machines
    .filter(({ hostname }) => !skip.includes(hostname))
    .map(({ ip, hostname }) => `${ip}      ${hostname}.${inventory.domain} ${hostname}\n`)
    .join('');
const one = { name: 'pg-02', is: '{{pg-02.ip}}' };
rows('resolves', [
  [{ all: true }, `${hosts()}exit 0\n`, 0, 'holds', '40/40'],
  [{ all: true, as: 'fqdn' }, `${hosts()}exit 0\n`, 0, 'holds', '40/40'],
  [{ all: true }, `${hosts(['pg-02'])}exit 2\n`, 0, 'fails', '39/40: pg-02 → ✗'],
  [{ all: true }, `127.0.1.1 pg-01\n${hosts(['pg-01'])}exit 0\n`, 0, 'fails', '39/40: pg-01 → 127.0.1.1'],
  [
    { all: true },
    'exit 2\n',
    0,
    'fails',
    '0/40: ctl-01 → ✗, dns-01 → ✗, ctl-02 → ✗, hgw-01 → ✗, hgw-02 → ✗, adm-01 → ✗ +34',
  ],
  [
    one,
    `${inventory.machines.find(({ hostname }) => hostname === 'pg-02')!.ip} pg-02.lab.internal\nexit 0\n`,
    0,
    'holds',
    '192.168.10.24',
  ],
  [one, 'exit 2\n', 0, 'fails', 'none'],
  [one, 'exit 124\n', 0, 'fails', 'no answer'],
  [one, 'getent: not found\nexit 127\n', 0, 'unknown', 'getent: not found'],
]);

const alive = (skip: string[], by: 'ip' | 'hostname' = 'ip') =>
  inventory.machines
    .filter(({ hostname }) => !skip.includes(hostname))
    .map((each) => `${each[by]}\n`)
    .join('');
rows('ping', [
  [{ to: 'all' }, alive([]), 0, 'holds', '40'],
  [{ to: 'all' }, alive(['pg-02', 'my-01']), 1, 'fails', '38/40: ✗ pg-02, my-01'],
  [{ to: 'all', by: 'name' }, alive(['pg-02'], 'hostname'), 2, 'fails', '39/40: ✗ pg-02'],
  [{ to: ['pg-02', 'adm-01'] }, '', 1, 'fails', '0/2: ✗ pg-02, adm-01'],
  [{ to: 'all' }, '', 127, 'unknown', 'fping: exit 127'],
]);

const tracking = (id: string, name: string, offset: string, leap = 'Normal') =>
  `${id},${name},3,1763690000.1,${offset},0.0,0.0,1.0,0.0,0.1,0.001,0.001,64.5,${leap}\n`;
const follows = { reference: '{{adm-01.ip}}' };
rows('clock', [
  [follows, tracking('C0A80A10', '192.168.10.16', '-0.000012'), 0, 'holds', '192.168.10.16, -0.000012 s'],
  [follows, tracking('C0A80A11', '192.168.10.17', '0.000012'), 0, 'fails', '192.168.10.17, 0.000012 s'],
  [follows, tracking('C0A80A10', '192.168.10.16', '3.5'), 0, 'fails', '192.168.10.16, 3.500000 s'],
  [follows, tracking('00000000', '', '0.000000000', 'Not synchronised'), 0, 'fails', 'not synchronised'],
  [{ reference: 'local' }, tracking('7F7F0101', '', '0.0'), 0, 'holds', 'local, 0.000000 s'],
  [follows, '506 Cannot talk to daemon\n', 1, 'fails', 'chronyd: no answer'],
  [follows, 'sh: 1: chronyc: not found\n', 127, 'fails', 'chrony: not-installed'],
  [follows, 'a,b,c\n', 0, 'unknown', 'a,b,c'],
]);

const inventoryAnswer = { run: ['ansible-inventory', '--list'], path: '_meta.hostvars', count: true };
rows('json-command', [
  [{ ...inventoryAnswer, is: 2 }, '[WARNING]: old\n{"_meta":{"hostvars":{"a":{},"b":{}}}}', 0, 'holds', '2'],
  [{ ...inventoryAnswer, atLeast: 3 }, '{"_meta":{"hostvars":{"a":{},"b":{}}}}', 0, 'fails', '2'],
  [{ ...inventoryAnswer, is: 2 }, '{"all":{}}', 0, 'fails', 'absent'],
  [{ run: ['x'], path: '0.state', is: 'up' }, '[{"state":"down"}]', 0, 'fails', 'down'],
  [{ run: ['x'], path: 'constructor', is: 'y' }, '{}', 0, 'fails', 'absent'],
  [{ run: ['x'], is: true }, 'true', 0, 'holds', 'true'],
  [{ run: ['x'], is: 1 }, 'ERROR! no inventory', 1, 'unknown', 'ERROR! no inventory'],
  [{ run: ['x'], is: 1, complaints: '^ERROR' }, 'ERROR! no inventory', 1, 'fails', 'ERROR! no inventory'],
]);

const replica = { script: 'checks/replica.sh', command: 'psql', values: ['state', 'seconds'] };
rows('shell', [
  [replica, '', 0, 'holds', '—'],
  [replica, 'say behind state=catching up seconds=12\n', 10, 'fails', 'behind state=catching up seconds=12'],
  [replica, 'say behind other=1\n', 10, 'unknown', 'say behind other=1'],
  [replica, 'nothing said', 10, 'unknown', 'nothing said'],
  [replica, 'sh: psql: not found', 127, 'unknown', 'sh: psql: not found'],
]);

test('a shell script’s values reach the message', () => {
  const { values } = prepare('shell', replica).judge({
    output: 'say behind state=catching up seconds=12\n',
    exitCode: 10,
  });
  expect(values).toEqual({ key: 'behind', state: 'catching up', seconds: '12' });
});

/** Options every kind is happy with, each string a canary from a command-injection report. */
const CANARY = "'; touch /tmp/madang-canary; $(touch /tmp/madang-canary)`touch /tmp/madang-canary`";

test('[C1] options that could be more than a name are refused, and free text is quoted', () => {
  for (const [kind, options] of [
    ['service', { name: CANARY }],
    ['package', { name: CANARY }],
    ['package', { name: '--help' }],
    ['tcp', { to: CANARY, port: 1 }],
    ['resolves', { name: '-s', is: '10.0.0.1' }],
    ['address', { ...mine, interface: '-x' }],
    ['file', { path: 'relative' }],
    ['shell', { ...replica, script: '../x.sh' }],
  ] as const) {
    expect(() => prepare(kind, options)).toThrow();
  }
  expect(prepare('file', { path: `/${CANARY}` }).script).toContain(`'/'\\''; touch`);
  expect(prepare('json-command', { run: ['ls', CANARY], is: 1 }).script).toBe(
    `'ls' ''\\''; touch /tmp/madang-canary; $(touch /tmp/madang-canary)\`touch /tmp/madang-canary\`'`,
  );
});

const EXAMPLES: Record<string, object> = {
  address: mine,
  clock: follows,
  file: { path: '/etc/x', contains: 'a' },
  hostname: { is: 'pg-01' },
  'json-command': { run: ['chronyc', 'x'], is: 1 },
  netplan: { key: 'version', is: 2 },
  package: { name: 'chrony' },
  ping: { to: 'all' },
  port: { port: 53 },
  resolves: { all: true },
  route: gateway,
  service: { name: 'ssh' },
  shell: replica,
  'ssh-windows': { fact: 'hypervisor', is: false },
  tcp: { port: 22 },
};

test('every kind has an example here', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...KIND_NAMES].sort());
});

test.each(KIND_NAMES)(
  '[C5] %s never calls it wrong when it sees garbage, and has a title and a command',
  (kind) => {
    const probe = prepare(kind, EXAMPLES[kind]!);
    for (const output of ['\u0000\u001b]0;x\u0007', '<html>502 Bad Gateway</html>\n', '{"a":']) {
      expect(probe.judge({ output, exitCode: 126 }).state).toBe('unknown');
    }
    expect(probe.title.ko).toMatch(/[가-힣]/);
    expect(probe.title.en.length).toBeGreaterThan(5);
    expect(probe.command.length).toBeGreaterThan(1);
  },
);
