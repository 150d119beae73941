import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type LoadedStage, loadInventory, Stage } from '#lab';
import { lintStage } from './lint.ts';

const inventory = loadInventory();
const root = mkdtempSync(join(tmpdir(), 'madang-lint-'));
const folder = join(root, 'labs', 'stages', '04-x');
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  write('breaks/stop.sh', 'case $1 in apply) systemctl stop ssh ;; heal) systemctl start ssh ;; esac\n');
  write('../../practice/labcheck.sudoers', 'labcheck ALL=(root) NOPASSWD: /usr/sbin/netplan get\n');
});

const text = (en: string, ko = en) => ({ ko, en });
const GUIDE = '# 4\n\n```sh run="pg-01"\nip address # {{pg-01.ip}}\n```\n';

type Wrong = {
  check?: object;
  rung?: object;
  mistake?: object;
  more?: object[];
  step?: object;
  ko?: string;
  en?: string;
  goal?: string;
};

/** A stage without a mistake, and then the one thing that is wrong with it. */
function errors(wrong: Wrong = {}): string[] {
  const rung = {
    probe: { service: { name: 'ssh' } },
    say: text('{machine}: {seen}', '{machine}: {seen|을/를}'),
    ...wrong.rung,
  };
  const mistake = {
    id: 'stop',
    title: text('Stop'),
    apply: 'breaks/stop.sh',
    on: 'pg-01',
    expect: { rung: 1 },
    ...wrong.mistake,
  };
  const check = {
    id: 'ssh',
    title: text('ssh'),
    on: 'pg-01',
    rungs: [rung],
    mistakes: [mistake],
    ...wrong.check,
  };
  const stage = Stage.parse({
    number: 4,
    title: text('t'),
    goal: text(wrong.goal ?? 'g'),
    steps: [{ id: 's', title: text('s'), minutes: 1, checks: [check, ...(wrong.more ?? [])], ...wrong.step }],
  });
  const loaded: LoadedStage = {
    ...stage,
    slug: '04-x',
    folder,
    file: 'labs/stages/04-x/stage.yaml',
    guide: { ko: wrong.ko ?? GUIDE, en: wrong.en ?? wrong.ko ?? GUIDE },
  };
  return lintStage(loaded, inventory).map((error) => error.message.replace('labs/stages/04-x/', ''));
}

const RUNG = 'stage.yaml: steps.0.checks.0.rungs.0';

test('a stage that is right has nothing to mend', () => {
  expect(errors()).toEqual([]);
});

test.each<[string, Wrong, string]>([
  [
    'an unknown kind',
    { rung: { probe: { servce: {} } } },
    `${RUNG}.probe: unknown kind of probe "servce"; did you mean "service"?`,
  ],
  [
    'an unknown option',
    { rung: { probe: { service: { nam: 'ssh', name: 'ssh' } } } },
    `${RUNG}.probe.service: unknown key "nam"; did you mean "name"?`,
  ],
  [
    'a wrong option',
    { rung: { probe: { port: { port: 99999 } } } },
    `${RUNG}.probe.port.port: Too big: expected number to be <=65535`,
  ],
  [
    'a machine to look from that is none',
    { rung: { probe: { tcp: { port: 22, from: 'pg-1' } } } },
    `${RUNG}.probe.tcp.from: unknown machine "pg-1"; did you mean "pg-01"?`,
  ],
  [
    'an unknown reference',
    { rung: { probe: { hostname: { is: '{{pg-1.hostname}}' } } } },
    `${RUNG}.probe.hostname.is: unknown reference "{{pg-1.hostname}}"`,
  ],
  [
    'a command that checks may not run',
    { rung: { probe: { file: { path: '/etc/shadow', contains: 'x', root: true } } } },
    `${RUNG}.probe.file: runs "sudo /usr/bin/cat /etc/shadow", which labs/practice/labcheck.sudoers does not allow`,
  ],
  [
    'a pattern that is none',
    { rung: { cases: [{ seen: '(', say: text('x') }] } },
    `${RUNG}.cases.0.seen: "(" is not a regular expression`,
  ],
  [
    'a script that is not there',
    { rung: { probe: { shell: { script: 'checks/no.sh', command: 'x' } } } },
    `${RUNG}.probe.shell: there is no checks/no.sh in the stage’s folder`,
  ],
  [
    'a value the kind does not have',
    { rung: { say: text('{sen}', '{seen}') } },
    `${RUNG}.say.en: unknown value "{sen}"; did you mean "seen"?`,
  ],
  [
    'a pair of particles that is none',
    { rung: { say: text('x', '{seen|을/룰}') } },
    `${RUNG}.say.ko: "을/룰" is no pair of particles`,
  ],
  [
    'a particle behind a reference that is none',
    { rung: { say: text('x', '{{pg-01.ip|을/룰}}') } },
    `${RUNG}.say.ko: "을/룰" is no pair of particles`,
  ],
  [
    'a brace that is neither',
    { rung: { say: text('{Seen}', 'x') } },
    `${RUNG}.say.en: "{Seen}" is neither a value nor a reference`,
  ],
  [
    'an unknown machine',
    { check: { on: 'pg-1' } },
    'stage.yaml: steps.0.checks.0.on: unknown machine "pg-1"; did you mean "pg-01"?',
  ],
  [
    'an unknown need',
    { check: { needs: ['shs'] } },
    'stage.yaml: steps.0.checks.0.needs.0: no check "shs" in this stage; did you mean "ssh"?',
  ],
  [
    'a need that goes in a circle',
    { check: { needs: ['ssh'] } },
    'stage.yaml: steps.0.checks.0.needs: the check needs itself, by way of the checks it needs',
  ],
  [
    'a mistake on a machine that is none',
    { mistake: { on: 'pg-1' } },
    'stage.yaml: steps.0.checks.0.mistakes.0.on: unknown machine "pg-1"; did you mean "pg-01"?',
  ],
  [
    'a mistake that expects a rung that is none',
    { mistake: { expect: { rung: 2 } } },
    'stage.yaml: steps.0.checks.0.mistakes.0.expect.rung: "ssh" has no rung 2; it has 1',
  ],
  [
    'a mistake that expects a case that is none',
    { mistake: { expect: { rung: 1, case: 1 } } },
    'stage.yaml: steps.0.checks.0.mistakes.0.expect.case: rung 1 has no case 1; it has 0',
  ],
  [
    'a mistake without its script',
    { mistake: { apply: 'breaks/no.sh' } },
    'stage.yaml: steps.0.checks.0.mistakes.0.apply: there is no breaks/no.sh in the stage’s folder',
  ],
  [
    'a typed-out address',
    { goal: `see ${inventory.machines[0]!.ip}` },
    `stage.yaml: goal.ko: "${inventory.machines[0]!.ip}" is typed out; write "{{ctl-01.ip}}"`,
  ],
  [
    'an id used twice',
    {
      more: [
        {
          id: 'ssh',
          title: text('x'),
          on: 'pg-01',
          rungs: [{ probe: { port: { port: 1 } }, say: text('x') }],
        },
      ],
    },
    'stage.yaml: steps.0.checks.1.id: "ssh" is used twice in this stage',
  ],
])('%s', (_, wrong, expected) => {
  expect(errors(wrong)).toContain(expected);
});

test.each<[string, string, string]>([
  [
    'an unknown machine',
    GUIDE.replace('pg-01', 'pg-1'),
    'ko.mdx: line 3: run="pg-1" is no machine of the inventory; did you mean "pg-01"?',
  ],
  [
    'a machine by its id',
    GUIDE.replace('pg-01', 'vm-13'),
    'ko.mdx: line 3: run="vm-13" must be the host name, "pg-01"',
  ],
  [
    'a word behind the fence',
    GUIDE.replace('run=', 'rum="x" run='),
    'ko.mdx: line 3: unknown word "rum" behind the fence; did you mean "run"?',
  ],
  [
    'an address',
    `${GUIDE}\n${inventory.networks.lab.gateway}\n`,
    `ko.mdx: line 7: "${inventory.networks.lab.gateway}" is typed out; write "{{lab.gateway}}"`,
  ],
  [
    'an address of nobody',
    `${GUIDE}\n192.168.10.99\n`,
    'ko.mdx: line 7: "192.168.10.99" is typed out, and no machine of the inventory has it',
  ],
  [
    'a reference that is none',
    `${GUIDE}\n{{pg-1.ip}}\n`,
    'ko.mdx: line 7: unknown reference "{{pg-1.ip}}"; did you mean "pg-01.ip"?',
  ],
  [
    'an import',
    `import X from './x'\n\n${GUIDE}`,
    'ko.mdx: line 1: a guide has no imports or exports; components are handed in',
  ],
  [
    'a particle to be chosen',
    '{{pg-01.ip|을/를}} 봅니다.\n',
    'ko.mdx: line 1: a particle is chosen in messages only; a guide writes it out: "{{pg-01.ip}}로"',
  ],
])('a guide with %s', (_, guide, expected) => {
  expect(errors({ ko: guide })).toContain(expected);
});

test('the guides run the same blocks; only their comments may differ', () => {
  const translated = GUIDE.replace('ip address', '# 설명\nip address');
  expect(errors({ ko: translated, en: GUIDE })).toEqual([]);
  expect(errors({ ko: GUIDE, en: GUIDE.replace('ip address', 'ip route') })).toEqual([
    'en.mdx: line 3: runnable block 1 is not the one of ko.mdx line 3 (run="pg-01"); only comments may differ',
  ]);
  expect(errors({ ko: GUIDE, en: '# 4\n' })).toEqual([
    'en.mdx: end: runnable block 1 is not the one of ko.mdx line 3 (run="pg-01"); only comments may differ',
  ]);
  expect(errors({ ko: '# 4\n', en: GUIDE })).toEqual(['en.mdx: line 3: ko.mdx has no runnable block 1']);
});

test('a mistake may give an address that nobody has, but must not repeat one of the inventory', () => {
  const ip = inventory.machines[0]!.ip;
  write('breaks/stop.sh', `# apply heal\nip addr add 192.168.10.99/24 dev x\nip addr del ${ip}/24 dev x\n`);
  expect(errors()).toEqual([`breaks/stop.sh: line 3: "${ip}" is typed out; write "{{ctl-01.ip}}"`]);
});

test('a script that no shell understands is found without running it', () => {
  write('breaks/stop.sh', 'case $1 in apply) echo ;; heal) echo ;;\n');
  expect(errors()).toEqual([
    expect.stringMatching(/^breaks\/stop\.sh: line \d: sh does not understand it: /),
  ]);
});

test('a mistake’s script answers to apply and to heal', () => {
  write('breaks/stop.sh', '[ "$1" = apply ] && systemctl stop ssh\n');
  expect(errors()).toEqual([
    'stage.yaml: steps.0.checks.0.mistakes.0.apply: breaks/stop.sh must answer to "apply" and "heal"; "heal" is missing',
  ]);
});

test('a detour names a machine and a script that answers to apply and heal', () => {
  const detour = { id: 'by-hand', title: text('By hand'), apply: 'detours/by-hand.sh', on: 'pg-1' };
  expect(errors({ step: { detours: [detour] } })).toEqual([
    'stage.yaml: steps.0.detours.0.on: unknown machine "pg-1"; did you mean "pg-01"?',
    'stage.yaml: steps.0.detours.0.apply: there is no detours/by-hand.sh in the stage’s folder',
  ]);
});

const holdsSecret = (path: string): string =>
  `reads "${path}", which holds a secret; look at its mode (stat) or at what the service does with it`;

test.each<[string, string, string | null]>([
  ['prints a file of secrets', 'cat /home/lab/lab/secrets/pg', '/secrets/'],
  ['reads one into a variable', 'read -r word </var/lib/postgresql/.pgpass', '.pgpass'],
  ['searches a private key', 'sudo -n grep -q KEY /etc/ssl/private/ftp.key', '/ssl/private/'],
  ['looks at the mode of one', 'stat -c %a /var/lib/postgresql/.pgpass', null],
  ['only speaks of one', '# who reads ~/lab/secrets here?', null],
  ['reads a public key', 'cat /home/lab/.ssh/id_ed25519.pub', null],
])('a check’s script that %s', (_, line, path) => {
  write('checks/look.sh', `${line}\n`);
  expect(errors()).toEqual(path ? [`checks/look.sh: line 1: ${holdsSecret(path)}`] : []);
});

test('a probe asks for the mode of a file of secrets, never for what is in it', () => {
  const file = (options: object) => ({ probe: { file: { path: '/etc/ssl/private/x.key', ...options } } });
  expect(errors({ rung: file({ mode: '600' }) })).toEqual([]);
  expect(errors({ rung: file({ contains: 'KEY' }) })).toContain(
    `${RUNG}.probe: ${holdsSecret('/ssl/private/')}`,
  );
});
