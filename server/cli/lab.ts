/** `./madang lab`: the practice lab from the command line. */
import { spawn } from 'node:child_process';
import { AuthorErrors, loadInventory, loadStages, type Machine, machineByName, suggestion } from '#lab';
import { LabMissing, type LabStatus, PracticeLab, type Progress, Refusal } from '../practice/index.ts';
import {
  type Command,
  EXIT,
  MissingError,
  oneLine,
  print,
  printJson,
  readArguments,
  readStageName,
  UsageError,
  warn,
} from './command.ts';
import { runKeys } from './lab-keys.ts';
import { runScan, scanHelp } from './lab-scan.ts';
import { runStart, setName, startHelp } from './lab-start.ts';

type Part = { words: string; summary: string; run: (args: string[]) => Promise<number> };

const PARTS: Record<string, Part> = {
  up: { words: 'up [machine…] [--json]', summary: 'bring machines up (all forty without names)', run: up },
  down: {
    words: 'down [--delete] [--json]',
    summary: 'power them off; disks stay unless --delete',
    run: down,
  },
  status: { words: 'status [--json]', summary: 'what each machine is doing', run: status },
  reset: {
    words: 'reset MACHINE [--at STAGE] [--json]',
    summary: 'put one machine back to the start of a stage',
    run: reset,
  },
  start: { words: startHelp.words, summary: startHelp.summary, run: runStart },
  shell: {
    words: 'shell MACHINE',
    summary: 'a root shell that needs no network, on this terminal',
    run: shell,
  },
  fetch: {
    words: 'fetch [--stage STAGE]',
    summary: 'fetch image and packages, for a lab without a network',
    run: fetch,
  },
  keys: {
    words: 'keys [--json]',
    summary: 'make the key pairs; print what a golden image must hold',
    run: runKeys,
  },
  scan: { words: scanHelp.words, summary: scanHelp.summary, run: runScan },
};

export const command: Command = {
  summary: 'the practice lab: forty machines on this computer',
  usage: './madang lab <up|down|status|reset|start|shell|fetch|keys|scan> [machine…] [options]',
  help: `
${Object.values(PARTS)
  .map((part) => `  ${part.words.padEnd(38)} ${part.summary}`)
  .join('\n')}

Machines are named by id (vm-06) or host name (adm-01). Needs Linux and root or sudo; ./madang doctor says what is
missing. State lies in .madang (MADANG_STATE), what was fetched in ~/.cache/madang (MADANG_CACHE).

Exit codes: 0 done, 1 it did not work, 2 wrong words, 3 this computer lacks something.`,
  example: './madang lab up adm-01 dns-01',
  run: async ([word, ...args]) => {
    if (word === undefined) throw new UsageError('say what to do with the lab');
    const part = Object.hasOwn(PARTS, word) ? PARTS[word] : undefined;
    if (!part) throw new UsageError(`there is no "lab ${word}"${suggestion(word, Object.keys(PARTS))}`);
    try {
      return await part.run(args);
    } catch (error) {
      if (error instanceof LabMissing) throw new MissingError(error.message);
      if (!(error instanceof Refusal)) throw error;
      warn(`madang lab: ${error.message}\n`);
      return error.code === 'missing' ? EXIT.missing : EXIT.no;
    }
  },
};

const JSON_OPTION = { json: { type: 'boolean' } } as const;

function openLab(packages: Record<string, string[]> = {}): PracticeLab {
  return new PracticeLab({
    packages,
    onNote: (text) => warn(`madang: ${text}\n`),
  });
}

/** What the stages install. A stage that is being written and does not load yet must not keep the lab down. */
export function stagePackages(only?: number): Record<string, string[]> {
  try {
    const stages = loadStages().filter((stage) => only === undefined || stage.number === only);
    return Object.fromEntries(
      stages.filter((stage) => stage.packages.length > 0).map((stage) => [setName(stage), stage.packages]),
    );
  } catch (error) {
    if (!(error instanceof AuthorErrors)) throw error;
    warn(`madang: packages of the stages are left out until this is mended:\n${error.message}\n`);
    return {};
  }
}

async function up(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, JSON_OPTION);
  const machines = positionals.map(findMachine).map((machine) => machine.id);
  const began = Date.now();
  const wanted = machines.length > 0 ? { machines } : {};
  const found = await openLab(stagePackages()).up({ ...wanted, onProgress: showProgress() });
  if (values.json) printJson(found);
  else {
    const up = found.machines.filter((machine) => machine.state === 'up').length;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    print(`${up} machines are up (${seconds} s)\n`);
  }
  return EXIT.ok;
}

async function down(args: string[]): Promise<number> {
  const { values } = readArguments(args, { ...JSON_OPTION, delete: { type: 'boolean' } });
  const began = Date.now();
  await openLab().down({ disks: values.delete === true, onProgress: showProgress() });
  if (values.json) printJson({ down: true, deleted: values.delete === true });
  else print(`the lab is down (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return EXIT.ok;
}

async function status(args: string[]): Promise<number> {
  const { values } = readArguments(args, JSON_OPTION);
  const found = await openLab().status();
  if (values.json) printJson(found);
  else print(`${table(found)}\n`);
  return EXIT.ok;
}

function table(found: LabStatus): string {
  const rows = found.machines.map((one) => [
    one.machine,
    one.hostname,
    one.ip,
    one.cut ? `${one.state} (cut off)` : one.state,
    one.memoryBytes === null ? '' : `${Math.round(one.memoryBytes / 1024 ** 2)} MB`,
    one.since === null ? (one.disk ? 'has a disk' : '') : new Date(one.since).toLocaleTimeString('sv'),
  ]);
  const all = [['machine', 'host name', 'address', 'state', 'memory', 'since'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const up = found.machines.filter((one) => one.state === 'up').length;
  return [
    ...all.map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    ),
    `${up} of ${found.machines.length} up`,
  ].join('\n');
}

async function reset(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { ...JSON_OPTION, at: { type: 'string' } });
  const machine = onlyMachine(positionals);
  const stage = values.at === undefined ? undefined : readStageName('--at', values.at);
  const began = Date.now();
  const found = await openLab().reset(machine.id, stage === undefined ? {} : { stage });
  if (values.json) printJson(found);
  else print(`${machine.id} is ${found.state} again (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return EXIT.ok;
}

async function shell(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const machine = onlyMachine(positionals);
  const found = await openLab().status();
  const pid = found.machines.find((one) => one.machine === machine.id)?.pid;
  if (pid === null || pid === undefined) throw new Refusal('not-running', `${machine.id} is not running`);
  // `script` gives the shell a terminal of the machine's own, so that sudo, passwd and editors find one.
  const inside = [
    'env',
    '-i',
    'HOME=/root',
    'LANG=C.UTF-8',
    `TERM=${process.env.TERM ?? 'xterm'}`,
    'script',
    '-qc',
  ];
  const words = ['nsenter', `--target=${pid}`, '--all', '--', ...inside, 'cd; exec bash -l', '/dev/null'];
  if (process.getuid?.() !== 0) words.unshift('sudo', '--');
  return new Promise((resolve, reject) => {
    const child = spawn(words[0]!, words.slice(1), { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? EXIT.no));
  });
}

async function fetch(args: string[]): Promise<number> {
  const { values } = readArguments(args, { stage: { type: 'string' } });
  const stage = values.stage === undefined ? undefined : readStageName('--stage', values.stage);
  await openLab(stagePackages(stage)).fetch(showProgress());
  print('image and packages are in the cache\n');
  return EXIT.ok;
}

function onlyMachine(positionals: string[]): Machine {
  if (positionals.length !== 1) throw new UsageError('name one machine, for example adm-01');
  return findMachine(positionals[0]!);
}

function findMachine(name: string): Machine {
  const inventory = loadInventory();
  const found = inventory.machines.find((one) => one.id === name) ?? machineByName(inventory, name);
  if (found) return found;
  const names = inventory.machines.flatMap((one) => [one.id, one.hostname]);
  throw new UsageError(`there is no machine "${name}"${suggestion(name, names)}`);
}

const TITLES: Record<Progress['part'], string> = {
  tools: 'programs',
  image: 'image',
  packages: 'packages',
  machines: 'machines',
  stop: 'stopping',
};

/** One line per part, drawn over itself on a terminal; in a log only the first and the last of each part. */
export function showProgress(): (progress: Progress) => void {
  const tty = process.stderr.isTTY;
  let part: string | null = null;
  return (progress) => {
    const ended = progress.total > 0 && progress.done >= progress.total;
    const text = oneLine(`${TITLES[progress.part].padEnd(9)} ${amount(progress)} ${progress.text}`).trimEnd();
    if (!tty) {
      if (part !== progress.part || ended) warn(`madang: ${text}\n`);
    } else {
      const bar = progress.total > 0 ? drawBar(progress.done / progress.total) : drawBar(0);
      if (part !== null && part !== progress.part) process.stderr.write('\n');
      process.stderr.write(
        `\r\x1b[K${bar} ${text.slice(0, (process.stderr.columns ?? 80) - 24)}${ended ? '\n' : ''}`,
      );
    }
    part = ended && tty ? null : progress.part;
  };
}

const drawBar = (share: number): string => {
  const filled = Math.round(Math.min(1, share) * 20);
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
};

function amount({ unit, done, total }: Progress): string {
  if (unit !== 'bytes') return `${done}/${total}`;
  return `${(done / 1e6).toFixed(0)}/${(total / 1e6).toFixed(0)} MB`;
}
