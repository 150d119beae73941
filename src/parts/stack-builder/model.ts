/** Pieces are numbered: the layers from the bottom up, behind them those that belong to nothing. */
export type Stack = readonly number[];
export type Mark = 'fits' | 'moved' | 'extra';
export type Judged = { marks: Mark[]; missing: number; right: boolean };

export const add = (stack: Stack, piece: number): Stack =>
  stack.includes(piece) ? stack : [...stack, piece];

export const remove = (stack: Stack, piece: number): Stack => stack.filter((one) => one !== piece);

/** Up or down by one; a piece at the end stays. */
export function move(stack: Stack, piece: number, by: 1 | -1): Stack {
  const from = stack.indexOf(piece);
  const to = from + by;
  if (from < 0 || to < 0 || to >= stack.length) return stack;
  const moved = [...stack];
  [moved[from], moved[to]] = [moved[to]!, moved[from]!];
  return moved;
}

/** One layer too many or too few does not make the others wrong: what keeps the order among its own stands right. */
export function judge(stack: Stack, layers: number): Judged {
  const kept = longestRising(stack.filter((piece) => piece < layers));
  const marks = stack.map(
    (piece): Mark => (piece >= layers ? 'extra' : kept.includes(piece) ? 'fits' : 'moved'),
  );
  const missing = layers - stack.filter((piece) => piece < layers).length;
  return { marks, missing, right: missing === 0 && marks.every((mark) => mark === 'fits') };
}

function longestRising(values: readonly number[]): number[] {
  const ending: number[][] = [];
  for (const value of values) {
    const before = ending
      .filter((run) => run.at(-1)! < value)
      .reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
    ending.push([...before, value]);
  }
  return ending.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
}

export const readStack =
  (pieces: number) =>
  (kept: unknown): Stack | null =>
    Array.isArray(kept) &&
    new Set(kept).size === kept.length &&
    kept.every((piece) => Number.isInteger(piece) && piece >= 0 && piece < pieces)
      ? (kept as number[])
      : null;
