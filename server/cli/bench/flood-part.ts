/** Ten terminals run `yes` for a minute: what the others notice, how soon Ctrl-C works, and what memory it takes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, makeEcho, names, type Scene, withScene } from './bench.ts';
import type { LoadProcess } from './load-process.ts';
import { proportionalMb } from './processes.ts';
import { round, type Spread, spread } from './statistics.ts';

export type FloodFigures = {
  floods: number;
  seconds: number;
  /** Echo of terminals that do nothing, and of a plain ssh on the same computer. */
  before: { ours: Spread; ssh: Spread };
  during: { ours: Spread; ssh: Spread };
  interrupt: Spread;
  /** Of server and holders, beyond what they had before. */
  growthMb: number;
};

const FLOODS = 10;
const QUIET = 4;
const SECONDS = { quick: 10, full: 60 };
const INTERRUPT_ROUNDS = { quick: 1, full: 3 };
/** What a browser draws of plain text. */
const DRAWS_PER_SECOND = 20 * 1024 * 1024;
const SAMPLE_MS = 500;
/** A flood that has just begun fills what lies between a program and its screen; nobody interrupts ten at once. */
const STEADY_MS = 1000;

export function measureFlood(bench: Bench): Promise<FloodFigures> {
  return withScene(bench, async (scene) => {
    const quiet = await openQuiet(scene);
    const load = scene.load();
    const floods = names('flood', FLOODS);
    await Promise.all(floods.map((name, i) => openFlood(scene, { load, name, index: i })));
    const seconds = bench.quick ? SECONDS.quick : SECONDS.full;
    bench.note(`echo before the floods, ${seconds} s`);
    const before = await quiet.echo(seconds);
    const memory = new Memory(scene);
    const beforeMb = await memory.now();
    bench.note(`${FLOODS} terminals run yes, ${seconds} s`);
    for (const name of floods) await load.ask('say', name, 'yes\r', 'y\r\ny\r\ny');
    memory.watch();
    const during = await quiet.echo(seconds);
    bench.note('Ctrl-C in each of them');
    const interrupts = await interrupt(
      load,
      floods,
      bench.quick ? INTERRUPT_ROUNDS.quick : INTERRUPT_ROUNDS.full,
    );
    const mostMb = await memory.most();
    return {
      floods: FLOODS,
      seconds,
      before,
      during,
      interrupt: spread(interrupts),
      growthMb: round(mostMb - beforeMb),
    };
  });
}

type Quiet = { echo: (seconds: number) => Promise<{ ours: Spread; ssh: Spread }> };

/** Terminals where nothing happens but a byte now and then. */
async function openQuiet(scene: Scene): Promise<Quiet> {
  const load = scene.load();
  const ours = names('quiet', QUIET);
  for (const [i, name] of ours.entries()) await load.ask('open', name, scene.how('ours', scene.machine(i)));
  await load.ask('open', 'ssh', scene.how('ssh', scene.machine(0)));
  const all = [...ours, 'ssh'];
  for (const name of all) await makeEcho(load, name);
  return {
    echo: async (seconds) => {
      const times = await load.ask('echo', all, { seconds });
      return { ours: spread(ours.flatMap((name) => times[name]!)), ssh: spread(times.ssh!) };
    },
  };
}

/** With a prompt that says how many commands have been given: no older one is taken for the next. */
async function openFlood(
  scene: Scene,
  { load, name, index }: { load: LoadProcess; name: string; index: number },
): Promise<void> {
  const how = scene.ours(scene.machine(index), { session: 1, drawsPerSecond: DRAWS_PER_SECOND });
  await load.ask('open', name, how);
  await load.ask('say', name, "PS1='after-\\#> '\r", prompt(2));
}

const prompt = (command: number): string => `after-${command}> `;

async function interrupt(load: LoadProcess, floods: readonly string[], rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    for (const name of floods) {
      times.push(await load.ask('say', name, '\x03', prompt(i + 3)));
      await load.ask('say', name, 'yes\r', 'y\r\ny\r\ny');
      await sleep(STEADY_MS);
    }
  }
  return times;
}

/** Of server and holders together, looked at every now and then. */
class Memory {
  readonly #scene: Scene;
  #most = 0;
  #watching: Promise<void> = Promise.resolve();
  #over = false;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  async now(): Promise<number> {
    return proportionalMb(await this.#scene.house.own());
  }

  watch(): void {
    this.#watching = (async () => {
      while (!this.#over) {
        this.#most = Math.max(this.#most, await this.now());
        await sleep(SAMPLE_MS);
      }
    })();
  }

  async most(): Promise<number> {
    this.#over = true;
    await this.#watching;
    return this.#most;
  }
}
