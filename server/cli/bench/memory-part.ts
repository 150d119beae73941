/** What sixty terminals with a full scrollback cost: memory, and processor time while nobody types. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, names, withScene } from './bench.ts';
import { processorMs, proportionalMb } from './processes.ts';
import { round } from './statistics.ts';

export type MemoryFigures = {
  terminals: number;
  /** MB for each terminal, all told, and which processes take it. */
  each: number;
  holders: number;
  server: number;
  clients: number;
  /** Processor time of server and holders in a minute in which nothing happens. */
  idleMsPerMinute: number;
};

const TERMINALS = 60;
const PER_MACHINE = 5;
const LINES = 1100;
const FILL = `seq -f '%05.0f the quick brown fox jumps over the lazy dog, again and again' ${LINES}; printf 'E''ND'\r`;
/** Time for what is left over from starting to be given back. */
const SETTLE_MS = 5000;
const IDLE_SECONDS = { quick: 15, full: 60 };

export function measureMemory(bench: Bench): Promise<MemoryFigures> {
  return withScene(bench, async (scene) => {
    const { house } = scene;
    const load = scene.load();
    const all = names('full', Math.min(TERMINALS, bench.machines.length * PER_MACHINE));
    const before = await house.whole();
    const [beforeAll, beforeServer] = [proportionalMb(before), proportionalMb([house.pid])];
    bench.note(`memory of ${all.length} terminals with ${LINES} lines each`);
    await Promise.all(all.map((name, i) => load.ask('open', name, scene.ours(scene.machine(i)))));
    for (const name of all) await load.ask('say', name, FILL, 'END');
    await sleep(SETTLE_MS);
    const [own, holders] = [await house.own(), await house.holders()];
    const total = proportionalMb(await house.whole()) - beforeAll;
    const [ofHolders, ofServer] = [proportionalMb(holders), proportionalMb([house.pid]) - beforeServer];
    const seconds = bench.quick ? IDLE_SECONDS.quick : IDLE_SECONDS.full;
    bench.note(`nothing happens for ${seconds} s`);
    const from = processorMs(own);
    await sleep(seconds * 1000);
    const idleMs = processorMs(own) - from;
    const each = (mb: number): number => round(mb / all.length);
    return {
      terminals: all.length,
      each: each(total),
      holders: each(ofHolders),
      server: each(ofServer),
      clients: each(total - ofHolders - ofServer),
      idleMsPerMinute: Math.round((idleMs * 60) / seconds),
    };
  });
}
