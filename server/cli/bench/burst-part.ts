/** A class begins: three shells for each of sixty people, all asked for at once, on a stock sshd. */
import { type Bench, type Kind, names, type Scene, withScene } from './bench.ts';
import { type Spread, spread } from './statistics.ts';

export type BurstFigures = { asked: number; machines: number; kinds: Partial<Record<Kind, Burst>> };
/** How many got a prompt, and the milliseconds it took them. */
export type Burst = { opened: number; ms: Spread; why: string[] };

const SHELLS = 180;
/** 180 over forty machines. */
const PER_MACHINE = 4.5;
const SESSIONS = 3;

export async function measureBurst(bench: Bench): Promise<BurstFigures> {
  const asked = Math.min(SHELLS, Math.floor(bench.machines.length * PER_MACHINE));
  const kinds: BurstFigures['kinds'] = {};
  for (const kind of ['ssh', 'wetty', 'ours'] as const) {
    if (kind === 'wetty' && !bench.wetty) continue;
    kinds[kind] = await withScene(bench, (scene) => burst(scene, kind, asked));
    bench.note(`${kinds[kind].opened} of ${asked} shells opened at once: ${kind}`);
  }
  return { asked, machines: bench.machines.length, kinds };
}

async function burst(scene: Scene, kind: Kind, asked: number): Promise<Burst> {
  const load = scene.load();
  const opens = names('shell', asked).map((name, i) => {
    const machine = scene.machine(i);
    const how = kind === 'ours' ? scene.ours(machine, { session: i % SESSIONS }) : scene.how(kind, machine);
    return load.ask('open', name, how);
  });
  const answers = await Promise.allSettled(opens);
  const ms = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const why = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []));
  return { opened: ms.length, ms: spread(ms), why: [...new Set(why)] };
}
