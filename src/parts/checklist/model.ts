/** Which things hold, and what their number tells. */
export type Held = readonly number[];

export const hold = (held: Held, item: number, holds: boolean): Held =>
  [...held.filter((one) => one !== item), ...(holds ? [item] : [])].sort((a, b) => a - b);

/** The place of the verdict for a count: the last whose `from` is reached. */
export const verdictFor = (from: readonly number[], count: number): number =>
  from.findLastIndex((least) => count >= least);

/** Verdicts begin at 0 and rise, up to the number of items. */
export const verdictsFit = (from: readonly number[], items: number): boolean =>
  from[0] === 0 && from.every((least, i) => least <= items && (i === 0 || least > from[i - 1]!));

export const readHeld =
  (items: number) =>
  (kept: unknown): Held | null =>
    Array.isArray(kept) && kept.every((item) => Number.isInteger(item) && item >= 0 && item < items)
      ? (kept as number[])
      : null;
