/** How long a typed byte takes to come back: alone, and beside fifty terminals that are busy. */
import { type Bench, type Kind, makeEcho, names, type Scene, withScene } from './bench.ts';
import { type Spread, spread } from './statistics.ts';

export type EchoFigures = {
  idle: Partial<Record<Kind, Spread>>;
  busy: Partial<Record<Kind, Spread>>;
  busyTerminals: number;
};

const ROUNDS = { quick: 200, full: 1000 };
const BUSY_TERMINALS = 50;
/** As many as one machine is given beside those that are measured. */
const BUSY_PER_MACHINE = 6;
/** 300 bytes ten times a second, as a build log does; without starting a program for each. */
const BUSY = `exec 9<> <(:); while read -rt 0.1 -u 9; [ $? -gt 0 ]; do printf '\\e[32m%s\\e[0m %0280d\\n' busy 7; done\r`;

export function measureEcho(bench: Bench): Promise<EchoFigures> {
  return withScene(bench, async (scene) => {
    const prober = scene.load();
    for (const kind of scene.kinds) {
      await prober.ask('open', kind, scene.how(kind, scene.machine(0)));
      await makeEcho(prober, kind);
    }
    const rounds = bench.quick ? ROUNDS.quick : ROUNDS.full;
    bench.note(`echo, ${rounds} bytes each, alone`);
    const idle = await prober.ask('echo', scene.kinds, { rounds });
    const busyTerminals = await makeBusy(scene);
    bench.note(`echo beside ${busyTerminals} busy terminals`);
    const busy = await prober.ask('echo', scene.kinds, { rounds });
    return { idle: spreads(idle), busy: spreads(busy), busyTerminals };
  });
}

async function makeBusy(scene: Scene): Promise<number> {
  const load = scene.load();
  const busy = names('busy', Math.min(BUSY_TERMINALS, scene.bench.machines.length * BUSY_PER_MACHINE));
  await Promise.all(
    busy.map((name, i) => load.ask('open', name, scene.ours(scene.machine(i), { session: 1 }))),
  );
  await Promise.all(busy.map((name) => load.ask('say', name, BUSY, 'busy\x1b')));
  return busy.length;
}

const spreads = (times: Record<string, number[]>): Partial<Record<Kind, Spread>> =>
  Object.fromEntries(Object.entries(times).map(([kind, ms]) => [kind, spread(ms)]));
