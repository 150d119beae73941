/** Our sweep of forty warm machines, and Ansible running the very same scripts on them with forty forks. */
import { type Inventory, type LoadedStage, machineByName } from '#lab';
import { LabMissing, PracticeLab } from '../practice/index.ts';
import { EXIT, MissingError, printJson, readArguments, readNumber } from './command.ts';
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
const PLAYBOOK = `- hosts: all
  gather_facts: false
  tasks:
    - ansible.builtin.shell: "{{ lookup('file', '${FOLDER}/' ~ inventory_hostname ~ '.sh') }}"
      register: seen
      changed_when: false
`;

type Figures = {
  machines: number;
  checks: number;
  looks: number;
  oursMs: number[];
  ansibleMs: number[];
  ratio: number;
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
    else process.stdout.write(report(figures));
    return EXIT.ok;
  } finally {
    await open.close();
  }
}

const note = (text: string): void => void process.stderr.write(`bench: ${text}\n`);

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
  const ansibleMs: number[] = [];
  // The first run opens the connections that the others find open.
  for (let i = 0; i <= Math.ceil(runs / 3); i++) {
    const ms = await runAnsible(lab, inventory);
    note(`ansible: ${ms} ms${i === 0 ? ' (connecting)' : ''}`);
    if (i > 0) ansibleMs.push(ms);
  }
  return {
    machines: scripts.size,
    checks: stage.steps.flatMap((step) => step.checks).length,
    looks: looked,
    oursMs,
    ansibleMs,
    ratio: Math.round((median(ansibleMs) / median(oursMs)) * 10) / 10,
  };
}

async function prepareAnsible(
  lab: PracticeLab,
  { scripts, inventory }: { scripts: ReadonlyMap<string, string>; inventory: Inventory },
): Promise<void> {
  note(`installing ansible-core on ${CONTROL} from the lab’s own package source`);
  const control = machineByName(inventory, CONTROL)!.id;
  const install =
    'command -v ansible-playbook >/dev/null || { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install ansible-core; }';
  await must(lab.exec(control, install, { timeoutMs: ANSIBLE_MS }));
  const hosts = [...scripts.keys()]
    .map((id) => `${id} ansible_host=${machineByName(inventory, id)!.ip}\n`)
    .join('');
  const files = { 'ansible.cfg': CONFIG, 'site.yml': PLAYBOOK, hosts };
  const all = [...Object.entries(files), ...[...scripts].map(([id, text]) => [`${id}.sh`, text] as const)];
  await must(lab.exec(control, `rm -rf ${FOLDER} && mkdir ${FOLDER}`));
  for (const [name, text] of all) {
    await must(lab.exec(control, `cat >${FOLDER}/${name}`, { stdin: text }));
  }
  await must(lab.exec(control, `chown -R ${inventory.accounts.student} ${FOLDER}`));
}

async function runAnsible(lab: PracticeLab, inventory: Inventory): Promise<number> {
  const control = machineByName(inventory, CONTROL)!.id;
  const play = `cd ${FOLDER} && runuser -u ${inventory.accounts.student} -- env HOME=/home/${inventory.accounts.student} ansible-playbook -i hosts site.yml`;
  const startedAt = performance.now();
  await must(lab.exec(control, play, { timeoutMs: ANSIBLE_MS }));
  return Math.round(performance.now() - startedAt);
}

async function must(running: Promise<{ code: number; output: string }>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`the lab must do what the measurement needs:\n${output.slice(-2000)}`);
}

function record({ machines, checks, looks, oursMs, ansibleMs, ratio }: Figures): void {
  writeNumbers('checks', {
    columns: [
      { title: 'sweep of all machines' },
      { title: 'median, ms', right: true },
      { title: 'runs, ms' },
    ],
    rows: [
      ['Madang, warm', String(median(oursMs)), oursMs.join(', ')],
      ['Ansible, 40 forks, pipelining, connections open', String(median(ansibleMs)), ansibleMs.join(', ')],
    ],
    note: `${machines} practice machines, ${checks} checks, ${looks} conditions; the same scripts on both sides. Ansible takes ${ratio} times as long.`,
  });
}

function report({ machines, looks, oursMs, ansibleMs, ratio }: Figures): string {
  return [
    `${machines} machines, ${looks} conditions`,
    `  madang   median ${median(oursMs)} ms   (${oursMs.join(', ')})`,
    `  ansible  median ${median(ansibleMs)} ms   (${ansibleMs.join(', ')})`,
    `  ansible takes ${ratio} times as long`,
    '',
  ].join('\n');
}
