/** Questions as pages draw them: mixed the same way at every build, and what the lab makes of an expected answer. */
import { machineByName, selectMachines } from '#lab';
import type { Expected } from '#lesson';
import { filled } from './inline.ts';
import { inventory } from './outline.ts';

/** A thing with the place at which its author wrote it. */
export type Placed<T> = { value: T; place: number };

/** Mixes by a key, never into the order in which it was written; `null` leaves it alone. */
export function mixed<T>(values: readonly T[], key: string | null): Placed<T>[] {
  const placed = values.map((value, place) => ({ value, place }));
  if (key === null || placed.length < 2) return placed;
  const random = randomFrom(key);
  for (let i = placed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [placed[i], placed[j]] = [placed[j]!, placed[i]!];
  }
  const asWritten = placed.every(({ place }, i) => place === i);
  return asWritten ? [...placed.slice(1), placed[0]!] : placed;
}

/** Numbers from 0 up to 1 that depend on the key alone (mulberry32 over an FNV-1a hash). */
function randomFrom(key: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of key) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mix = Math.imul(state ^ (state >>> 15), 1 | state);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return ((mix ^ (mix >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the page is told of the right answer: known now, or to be asked of the last look of a check. */
export type ExpectedAnswer =
  | { kind: 'value'; answers: string[] }
  | { kind: 'machines'; answers: string[] }
  | { kind: 'seen'; stage: number; step: string; check: string; machine: string; answers: [] };

export function expectedOf(expect: Expected): ExpectedAnswer {
  if ('value' in expect) return { kind: 'value', answers: [filled(expect.value)] };
  if ('machines' in expect) {
    const selector = expect.machines as Parameters<typeof selectMachines>[1];
    const machines = selectMachines(inventory, selector, 'quiz.yaml', 'expect.machines');
    return { kind: 'machines', answers: machines.map(({ hostname }) => hostname) };
  }
  const { stage, step, check, on } = expect.seen;
  const machine = machineByName(inventory, on);
  if (!machine) throw new Error(`quiz.yaml: expect.seen.on: the inventory has no machine "${on}"`);
  return { kind: 'seen', stage, step, check, machine: machine.id, answers: [] };
}
