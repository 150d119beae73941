/** Applications that are joined where one requires what the other provides. */
export type App = { id: string; name: string; provides: string[]; requires: string[] };
/** `from` requires `by`, `to` provides it. */
export type Relation = { from: string; to: string; by: string };
export type Fit =
  | ({ is: 'fits' } & Relation)
  | { is: 'bothProvide' | 'bothRequire'; by: string }
  | { is: 'nothing' };

const shared = (some: readonly string[], others: readonly string[]): string | undefined =>
  some.find((one) => others.includes(one));

export function fitOf(a: App, b: App): Fit {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const by = shared(from.requires, to.provides);
    if (by) return { is: 'fits', from: from.id, to: to.id, by };
  }
  const provided = shared(a.provides, b.provides);
  if (provided) return { is: 'bothProvide', by: provided };
  const required = shared(a.requires, b.requires);
  return required ? { is: 'bothRequire', by: required } : { is: 'nothing' };
}

export type Pair = [string, string];
export const samePair = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);
const has = (pairs: readonly Pair[], pair: Pair): boolean => pairs.some((one) => samePair(one, pair));

export function joined(pairs: readonly Pair[], pair: Pair): Pair[] {
  return has(pairs, pair) ? [...pairs] : [...pairs, pair];
}

export const cut = (pairs: readonly Pair[], pair: Pair): Pair[] =>
  pairs.filter((one) => !samePair(one, pair));

export function progressOf(pairs: readonly Pair[], goal: readonly Pair[]) {
  const done = pairs.filter((pair) => has(goal, pair)).length;
  const spare = pairs.length - done;
  return { done, spare, whole: done === goal.length && spare === 0 };
}

export const isSpare = (pair: Pair, goal: readonly Pair[]): boolean => !has(goal, pair);

/** Pairs that were kept, as far as they still fit. */
export const readPairs =
  (apps: readonly App[]) =>
  (kept: unknown): Pair[] | null => {
    if (!Array.isArray(kept)) return null;
    const appOf = (id: unknown) => apps.find((app) => app.id === id);
    return kept.filter((pair): pair is Pair => {
      if (!Array.isArray(pair)) return false;
      const [a, b] = [appOf(pair[0]), appOf(pair[1])];
      return a !== undefined && b !== undefined && a !== b && fitOf(a, b).is === 'fits';
    });
  };

export type Edge = { x: number; y: number; side: 'left' | 'right' };

/** A line through the middle of the yard: across it, or out and back to the same side. */
export function curved(a: Edge, b: Edge, gap: number): string {
  const pull = a.side === b.side ? gap * 0.6 : gap * 0.5;
  const out = ({ x, side }: Edge) => x + (side === 'left' ? pull : -pull);
  return `M${a.x} ${a.y}C${out(a)} ${a.y} ${out(b)} ${b.y} ${b.x} ${b.y}`;
}
