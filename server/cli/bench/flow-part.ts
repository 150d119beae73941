/** How fast a large file comes through to one viewer that takes everything at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type Kind, type Scene, withScene } from './bench.ts';
import { NOT_HEARD } from './line.ts';
import type { LoadProcess } from './load-process.ts';
import { round, spread } from './statistics.ts';

export type FlowFigures = {
  plain: Flow;
  colour: Flow;
};
/** MB of the file each second, and the share of it that was sent and not skipped by a screen. */
export type Flow = { mb: number; rates: Partial<Record<Kind, number[]>>; sent: number };

const MB = 1024 * 1024;
const FILES = { plain: { quick: 16, full: 64 }, colour: { quick: 8, full: 32 } };
const ROUNDS = { quick: 2, full: 5 };
/** Whoever ran before is done with ending, so that the next has the computer to itself. */
const SETTLE_MS = 1500;
const FOLDER = '/var/tmp/madang-bench';
/** Lines of a log; lines of a coloured listing. */
const LINE = {
  plain: 'Nov 21 05:13:41 pg-01 systemd[1]: Started postgresql.service - PostgreSQL RDBMS.',
  colour:
    '\\033[01;34mdrwxr-xr-x\\033[0m 2 \\033[33mroot\\033[0m 4096 \\033[1;32mbin\\033[0m -> \\033[36musr/bin\\033[0m',
};

type FileName = keyof typeof FILES;

export async function measureFlow(bench: Bench): Promise<FlowFigures> {
  const machine = bench.machines[0]!;
  await bench.asRoot(machine, makeFiles(bench.quick ? 'quick' : 'full'));
  try {
    // One house for both: wetty's server is as old as the whole measurement.
    return await withScene(bench, async (scene) => ({
      plain: await flowOf(scene, 'plain'),
      colour: await flowOf(scene, 'colour'),
    }));
  } finally {
    await bench.asRoot(machine, `rm -rf ${FOLDER}`);
  }
}

function makeFiles(length: 'quick' | 'full'): string {
  const make = (name: FileName): string =>
    `yes "$(printf '${LINE[name]}')" | head -c ${FILES[name][length]}M >${FOLDER}/${name}`;
  return `mkdir -p ${FOLDER} && ${make('plain')} && ${make('colour')} && chmod -R a+rX ${FOLDER}`;
}

async function flowOf(scene: Scene, file: FileName): Promise<Flow> {
  const { bench } = scene;
  const length = bench.quick ? 'quick' : 'full';
  const mb = FILES[file][length];
  const load = scene.load();
  const rates: Flow['rates'] = {};
  let sent = 1;
  for (let i = 0; i < ROUNDS[length]; i++) {
    // The one that was first is last the next time.
    for (const kind of i % 2 === 0 ? scene.kinds : scene.kinds.toReversed()) {
      const once = await runOnce(scene, load, { kind, file });
      if (once === 'stalled') {
        bench.note(`${file}: ${kind} came to a stand and is left out of this round`);
        continue;
      }
      const { ms, bytes } = once;
      rates[kind] = [...(rates[kind] ?? []), round((mb * 1000) / ms)];
      if (kind === 'ours') sent = Math.min(sent, round(bytes / (mb * MB)));
    }
    bench.note(
      `${file}, MB/s: ${Object.entries(rates)
        .map(([kind, all]) => `${kind} ${all.at(-1)}`)
        .join(', ')}`,
    );
  }
  return { mb, rates, sent };
}

async function runOnce(
  scene: Scene,
  load: LoadProcess,
  { kind, file }: { kind: Kind; file: FileName },
): Promise<{ ms: number; bytes: number } | 'stalled'> {
  await sleep(SETTLE_MS);
  await load.ask('open', kind, scene.how(kind, scene.machine(0)));
  // Read once before, so that the disk is not what is measured.
  await load.ask('say', kind, `cat ${FOLDER}/${file} >/dev/null; printf 'REA''DY'\r`, 'READY');
  const said = load.ask('say', kind, `cat ${FOLDER}/${file}; printf 'E''ND'\r`, 'END');
  // wetty's own flow control can stop for good; that is no reason to measure nothing.
  const ms = kind === 'wetty' ? await said.catch(whenSilent) : await said;
  if (ms === null) {
    await load.ask('close', [kind]);
    return 'stalled';
  }
  const [heard] = await load.ask('heard', [kind]);
  await load.ask('close', [kind]);
  return { ms, bytes: heard!.bytes };
}

/** Null for a terminal that says no more; any other trouble is told. */
function whenSilent(error: Error): null {
  if (!error.message.includes(NOT_HEARD)) throw error;
  return null;
}

/** The median of what one kind reached. */
export const rateOf = ({ rates }: Flow, kind: Kind): number | null => {
  const all = rates[kind];
  return all ? spread(all).p50 : null;
};
