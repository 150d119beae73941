/** Our sweep of forty warm machines, and Ansible running the very same scripts on them with forty forks. */
import { type Inventory, type LoadedStage, machineByName } from '#lab';
import { LabMissing, PracticeLab } from '../practice/index.ts';
import { EXIT, MissingError, print, printJson, readArguments, readNumber, warn } from './command.ts';
import { median, writeNumbers } from './numbers.ts';
import { findStage, type OpenChecks, openChecks } from './open-checks.ts';

/** Where Ansible lives in the lab, and how it is asked for the same thing. */
const CONTROL = 'adm-01';
const FOLDER = '/tmp/madang-bench';
const ANSIBLE_MS = 10 * 60_000;

/** Everything that makes Ansible fast: forty forks, pipelining, connections kept open, no facts. */
const CONFIG = `[defaults]
forks = 40
gathering = explicit
host_key_checking = False
[ssh_connection]
pipelining = True
ssh_args = -o ControlMaster=auto -o ControlPersist=300s -o UserKnownHostsFile=/dev/null
`;
/** The way a playbook is written: one task for each thing to look at. */
const PLAYBOOK_BY_TASK = 'by-task.yml';
/** The kindest way for Ansible: the whole of our script as one task. */
const PLAYBOOK_AS_ONE = 'as-one.yml';

const playbook = (files: readonly string[]): string =>
  ['- hosts: all', '  gather_facts: false', '  tasks:', ...files.flatMap(taskOf), ''].join('\n');

const taskOf = (file: string): string[] => [
  `    - ansible.builtin.shell: "{{ lookup('file', '${FOLDER}/' ~ inventory_hostname ~ '.${file}') }}"`,
  '      register: seen',
  '      changed_when: false',
  '      failed_when: false',
];

type Figures = {
  machines: number;
  checks: number;
  looks: number;
  oursMs: number[];
  ansible: Record<'byTask' | 'asOne', number[]>;
  ratio: Record<'byTask' | 'asOne', number>;
};

export async function runBenchChecks(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    stage: { type: 'string', default: '4' },
    runs: { type: 'string', default: '9' },
    json: { type: 'boolean', default: false },
  });
  const runs = readNumber('--runs', values.runs, 1, 99);
  const lab = new PracticeLab({ onNote: note });
  try {
    await lab.up();
  } catch (error) {
    if (error instanceof LabMissing) throw new MissingError(error.message);
    throw error;
  }
  const open = await openChecks('practice');
  try {
    const stage = findStage(open.stages, values.stage);
    const figures = await measure(lab, { open, stage, runs });
    record(figures);
    if (values.json) printJson(figures);
    else print(report(figures));
    return EXIT.ok;
  } finally {
    await open.close();
  }
}

const note = (text: string): void => warn(`bench: ${text}\n`);

async function measure(
  lab: PracticeLab,
  { open, stage, runs }: { open: OpenChecks; stage: LoadedStage; runs: number },
): Promise<Figures> {
  const { checker, inventory } = open;
  note('logging in to the machines');
  for (let i = 0; i < 2; i++) await checker.check({ stage: stage.number });
  const oursMs: number[] = [];
  let looked = 0;
  for (let i = 0; i < runs; i++) {
    const startedAt = performance.now();
    const results = await checker.check({ stage: stage.number });
    oursMs.push(Math.round(performance.now() - startedAt));
    looked = results.flatMap(({ machines }) => machines.flatMap(({ conditions }) => conditions)).length;
  }
  note(`ours: ${oursMs.join(', ')} ms`);
  const scripts = checker.scripts({ stage: stage.number });
  await prepareAnsible(lab, { scripts, inventory });
  // The first run opens the connections that all others find open.
  await runAnsible(lab, inventory, PLAYBOOK_AS_ONE);
  const ansible = {
    asOne: await timeAnsible(lab, { inventory, playbook: PLAYBOOK_AS_ONE, rounds: Math.ceil(runs / 3) }),
    // Minutes long: once says enough.
    byTask: await timeAnsible(lab, { inventory, playbook: PLAYBOOK_BY_TASK, rounds: 1 }),
  };
  const times = (ms: number[]) => Math.round((median(ms) / median(oursMs)) * 10) / 10;
  return {
    machines: scripts.size,
    checks: stage.steps.flatMap((step) => step.checks).length,
    looks: looked,
    oursMs,
    ansible,
    ratio: { byTask: times(ansible.byTask), asOne: times(ansible.asOne) },
  };
}

async function timeAnsible(
  lab: PracticeLab,
  { inventory, playbook, rounds }: { inventory: Inventory; playbook: string; rounds: number },
): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) times.push(await runAnsible(lab, inventory, playbook));
  note(`ansible, ${playbook}: ${times.join(', ')} ms`);
  return times;
}

async function prepareAnsible(
  lab: PracticeLab,
  {
    scripts,
    inventory,
  }: { scripts: ReadonlyMap<string, { whole: string; looks: string[] }>; inventory: Inventory },
): Promise<void> {
  note(`installing ansible-core on ${CONTROL} from the lab’s own package source`);
  const control = machineByName(inventory, CONTROL)!.id;
  const install =
    'command -v ansible-playbook >/dev/null || { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install ansible-core; }';
  await must(lab.exec(control, install, { timeoutMs: ANSIBLE_MS }));
  const hosts = [...scripts.keys()]
    .map((id) => `${id} ansible_host=${machineByName(inventory, id)!.ip}\n`)
    .join('');
  const most = Math.max(...[...scripts.values()].map(({ looks }) => looks.length));
  const numbers = Array.from({ length: most }, (_, i) => i);
  const files = [
    ['ansible.cfg', CONFIG],
    [PLAYBOOK_AS_ONE, playbook(['sh'])],
    [PLAYBOOK_BY_TASK, playbook(numbers.map((i) => `${i}.sh`))],
    ['hosts', hosts],
  ] as const;
  const all = [
    ...files,
    ...[...scripts].flatMap(([id, { whole, looks }]) => [
      [`${id}.sh`, whole] as const,
      ...numbers.map((i) => [`${id}.${i}.sh`, looks[i] ?? ':'] as const),
    ]),
  ];
  await must(lab.exec(control, `rm -rf ${FOLDER} && mkdir ${FOLDER}`));
  const writeOut = "import json,sys\nfor name, text in json.load(sys.stdin): open(name, 'w').write(text)";
  const input = { args: [FOLDER, writeOut], stdin: JSON.stringify(all) };
  await must(lab.exec(control, 'cd "$1" && python3 -c "$2"', input));
  await must(lab.exec(control, `chown -R ${inventory.accounts.student} ${FOLDER}`));
}

async function runAnsible(lab: PracticeLab, inventory: Inventory, playbook: string): Promise<number> {
  const control = machineByName(inventory, CONTROL)!.id;
  const play = `cd ${FOLDER} && runuser -u ${inventory.accounts.student} -- env HOME=/home/${inventory.accounts.student} ansible-playbook -i hosts ${playbook}`;
  const startedAt = performance.now();
  await must(lab.exec(control, play, { timeoutMs: ANSIBLE_MS }));
  return Math.round(performance.now() - startedAt);
}

async function must(running: Promise<{ code: number; output: string }>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`the lab must do what the measurement needs:\n${output.slice(-2000)}`);
}

function record({ machines, checks, looks, oursMs, ansible, ratio }: Figures): void {
  const row = (title: string, ms: number[], times: string) => [
    title,
    String(median(ms)),
    times,
    ms.join(', '),
  ];
  writeNumbers('checks', {
    columns: [
      { title: 'sweep of all machines' },
      { title: 'median, ms', right: true },
      { title: 'times ours', right: true },
      { title: 'runs, ms' },
    ],
    rows: [
      row('Madang', oursMs, '1'),
      row('Ansible, a task for each look', ansible.byTask, String(ratio.byTask)),
      row('Ansible, our script as one task', ansible.asOne, String(ratio.asOne)),
    ],
    note: `${machines} practice machines, ${checks} checks, ${looks} conditions, the same commands everywhere. Both sides are warm; Ansible has 40 forks, pipelining and open connections.`,
  });
}

function report({ machines, looks, oursMs, ansible, ratio }: Figures): string {
  return [
    `${machines} machines, ${looks} conditions`,
    `  madang                      median ${median(oursMs)} ms`,
    `  ansible, a task for each    median ${median(ansible.byTask)} ms   ${ratio.byTask} times`,
    `  ansible, all as one script  median ${median(ansible.asOne)} ms   ${ratio.asOne} times`,
    '',
  ].join('\n');
}
