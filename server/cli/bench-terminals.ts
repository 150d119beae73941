/** Terminals of ours beside a plain ssh and wetty: the same machines, the same ssh configuration, the same minutes. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { loadInventory } from '#lab';
import { sshCommand } from '../machines/index.ts';
import { SMALL } from '../main.ts';
import { LabMissing, labPaths, PracticeLab } from '../practice/index.ts';
import type { Bench } from './bench/bench.ts';
import { measureBurst } from './bench/burst-part.ts';
import { measureEcho } from './bench/echo-part.ts';
import { measureFlood } from './bench/flood-part.ts';
import { measureFlow } from './bench/flow-part.ts';
import { measureMemory } from './bench/memory-part.ts';
import { asText, COLUMNS, type Figures, rowsOf } from './bench/table.ts';
import { measureWatchers } from './bench/watchers-part.ts';
import { WETTY_VERSION, Wetty } from './bench/wetty.ts';
import {
  EXIT,
  MissingError,
  print,
  printJson,
  readArguments,
  readNumber,
  UsageError,
  warn,
} from './command.ts';
import { writeNumbers } from './numbers.ts';
import { doorsOf } from './open-checks.ts';

/** In the order in which they are measured: what must be quiet comes first. */
const PARTS = {
  echo: measureEcho,
  flow: measureFlow,
  flood: measureFlood,
  watchers: measureWatchers,
  memory: measureMemory,
  burst: measureBurst,
} as const;
type Part = keyof typeof PARTS;

export const terminalsHelp = `
  --quick        a tenth of the time, for trying; writes no table
  --part NAME    only one of ${Object.keys(PARTS).join(', ')}; writes no table
  --machines N   how many machines to use (40)
  --json         the figures as JSON`;

export async function runBenchTerminals(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    quick: { type: 'boolean', default: false },
    part: { type: 'string' },
    machines: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
  });
  const parts = readParts(values.part);
  const machines = await bringUp(readNumber('--machines', values.machines, 1, 40));
  const { wetty, why } = await startWetty();
  try {
    const figures = await measure({ ...benchOf(machines, wetty), quick: values.quick }, parts, why);
    if (!values.quick && values.part === undefined) record(figures);
    if (values.json) printJson(figures);
    else print(`${asText(rowsOf(figures))}\n${footnote(figures)}\n`);
    return EXIT.ok;
  } finally {
    await wetty?.end();
  }
}

function readParts(word: string | undefined): Part[] {
  const all = Object.keys(PARTS) as Part[];
  if (word === undefined) return all;
  if (!Object.hasOwn(PARTS, word))
    throw new UsageError(`--part must be one of ${all.join(', ')}, not "${word}"`);
  return [word as Part];
}

async function bringUp(count: number): Promise<string[]> {
  const machines = loadInventory()
    .machines.slice(0, count)
    .map(({ id }) => id);
  try {
    await new PracticeLab({ onNote: note }).up({ machines });
  } catch (error) {
    if (error instanceof LabMissing) throw new MissingError(error.message);
    throw error;
  }
  return machines;
}

function benchOf(machines: readonly string[], wetty: Wetty | null): Omit<Bench, 'quick'> {
  const targets = doorsOf(loadInventory());
  const lab = new PracticeLab();
  return {
    machines,
    wetty,
    small: SMALL,
    note,
    ssh: (machine) => {
      const target = targets.find((one) => one.machine === machine)!;
      return { is: 'ssh', ...sshCommand(target, 'student', { tty: true }) };
    },
    asRoot: async (machine, script) => {
      const { code, output } = await lab.exec(machine, script);
      if (code !== 0)
        throw new Error(`${machine} must do what the measurement needs:\n${output.slice(-500)}`);
    },
  };
}

async function startWetty(): Promise<{ wetty: Wetty | null; why: string | null }> {
  const { state, keys, knownHosts, cache } = labPaths();
  const [{ id: machine }, { accounts }] = [loadInventory().machines[0]!, loadInventory()];
  try {
    const wetty = await Wetty.start({
      folder: join(cache, `wetty-${WETTY_VERSION}`),
      port: await freePort(),
      config: join(state, 'ssh', 'practice-student.conf'),
      key: keys.student,
      knownHosts,
      user: accounts.student,
      machine,
    });
    return { wetty, why: null };
  } catch (error) {
    const why = (error as Error).message;
    note(`wetty is left out: ${why}`);
    return { wetty: null, why };
  }
}

async function measure(bench: Bench, parts: readonly Part[], withoutWetty: string | null): Promise<Figures> {
  const figures: Figures = { machines: bench.machines.length, withoutWetty };
  for (const part of parts) Object.assign(figures, { [part]: await PARTS[part](bench) });
  return figures;
}

function record(figures: Figures): void {
  const columns = COLUMNS.map((title, i) => ({ title, right: i > 0 }));
  writeNumbers('terminals', { columns, rows: rowsOf(figures), note: footnote(figures) });
}

function footnote({ machines, withoutWetty }: Figures): string {
  const wetty = withoutWetty === null ? `wetty is ${WETTY_VERSION}.` : 'wetty could not be had.';
  return `${machines} practice machines with a stock sshd; everything, also whoever measures, on one computer. All three use the same ssh configuration and take turns. ${wetty} Busy terminals write 300 bytes ten times a second. Ctrl-C is pressed a second after a flood began.`;
}

const note = (text: string): void => warn(`bench: ${text}\n`);

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
